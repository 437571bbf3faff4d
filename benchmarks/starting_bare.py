"""Shows a main window with a label and nothing of ours, and ends: what `benchmarks.window` compares with."""

import sys

from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

from benchmarks.starting import when_painted

application = QApplication(sys.argv)
window = QMainWindow()
window.resize(1240, 820)
window.setCentralWidget(QLabel("Hello"))
when_painted(window, "painted", application.quit)
window.show()
application.exec()
