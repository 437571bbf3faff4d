"""Sentences of a live evaluation: what a panel's commands refuse, and what to do then."""

from app.text.catalogue import N_

SENTENCES: dict[str, str] = {
    # what may be seen
    "not-in-sight-names": N_("Nothing may be shown here yet. Take in the pack that the procurement lead sent."),
    "not-in-sight-tenders": N_(
        "The tenders may be read once you have declared your interests; if you declared one, once the procurement "
        "lead has decided on it and sent you a new pack."
    ),
    "not-in-sight-panel": N_(
        "Other people’s scores are shown to the moderator alone, all together, when every return is here and revealed."
    ),
    "not-in-sight-totals": N_("Totals are shown once quality is locked. Until then nobody sees them."),
    "not-in-sight-prices": N_(
        "A ranking needs prices. Open them from the workbook that the portal holds, once quality is locked."
    ),
    # setting up and freezing
    "not-set-up": N_("This case file holds no evaluation yet. Set it up from a workbook, or take in its pack."),
    "not-frozen": N_("The evaluation is not frozen as it is set up now. Freeze it first."),
    "frozen-already": N_("The evaluation is frozen just as it is set up. There is nothing to do."),
    "issued-already": N_(
        "Packs have been issued, so the evaluation can no longer be set up anew. Correct a wording by an amendment,"
        " or a response by a clarification."
    ),
    "other-reference": N_(
        "The workbook is of {found}, and this case file of {reference}. Choose the right workbook, or begin a new "
        "evaluation."
    ),
    "lead-renamed": N_(
        "The workbook names seat {found} as the procurement lead’s, and this case file belongs to seat {seat}. Give "
        "the lead’s row in the sheet Panel the code {seat}, or begin a new evaluation."
    ),
    "set-up-removes": N_(
        "The workbook lacks {found}, which was set up before, and what was set up stays in the record. Put it back, "
        "and mark a tender that fell out as such; or begin a new evaluation."
    ),
    "set-up-unsound": N_(
        "As it stands the evaluation could never be ranked, so it was not frozen. {what} Correct the workbook or the "
        "panel, then freeze it."
    ),
    "amendment-without-reason": N_("An amendment needs its reason and the name of who approved it. Give both."),
    "amendment-of-substance": N_(
        "Tenders are open, so nothing that decides scores or ranks may change any more; these parts differ: "
        "{parts}. Take legal advice: the evaluation may have to be begun again."
    ),
    "amendment-empty": N_("The workbook says what is frozen already. There is nothing to amend."),
    "clarification-changes-criteria": N_(
        "Replies to clarification questions change responses alone, and this workbook changes the frozen "
        "evaluation. Correct it, or make an amendment."
    ),
    "clarification-of-no-tender": N_(
        "The workbook holds a response of {supplier}, which has no tender in this evaluation. Take it out."
    ),
    "clarification-changes-scoring": N_(
        "The workbook answers a question for a lot apart that was answered for all lots together, or the other way "
        "round, so scores already given would be lost. Put the reply where the first response stands."
    ),
    "clarification-empty": N_("The workbook changes no response. There is nothing to send."),
    "decision-without-reason": N_("A decision needs its reason. Write it down."),
    "decision-without-approver": N_(
        "Quality is locked, so whoever decides on a tender now may know what that does to the award. Have somebody "
        "else approve it, and give their name."
    ),
    "no-such-tender": N_("{supplier} has no tender for lot {lot}. Check both."),
    "no-such-gate": N_("There is no gate {gate} in the criteria. Check its code."),
    # the panel
    "no-such-seat": N_("There is no seat {seat} on this panel. Check its code."),
    "no-lead": N_("The panel has no procurement lead. Ask the lead for a new pack."),
    "no-moderator": N_("The panel has no moderator whose key was checked. Ask the procurement lead for a new pack."),
    "no-seats": N_("There is no seat to send a pack to. Add seats to the panel first."),
    "seat-exists": N_("There is a seat {seat} already. Choose another code."),
    "seat-withdrawn": N_("Seat {seat} is {state} and takes no part any more. Nothing was changed."),
    "seat-without-key": N_("Nobody has joined seat {seat} yet. Send an invitation and take in the answer first."),
    "seat-pending": N_(
        "The key of seat {seat} has not been compared yet. Read the six words to each other, then confirm them; or "
        "record why you go on without."
    ),
    "unknown-signer": N_(
        "The file is signed by a key ({key}…) that this panel does not know for the person it names. Ask that person "
        "by telephone whether they sent it; nothing was taken in."
    ),
    "key-revoked": N_(
        "The key of seat {seat} was revoked on {since}. {reason} What it signed and was not taken in before is "
        "refused: ask for it again, under the new key."
    ),
    "key-replaced": N_(
        "The key of seat {seat} was replaced by a new one on {since}, and what the old one signed is refused. Ask for "
        "the file again, under the new key."
    ),
    "lead-stays": N_(
        "Seat {seat} is your own, and a panel cannot be without its procurement lead. Enrol the new lead on this seat, "
        "confirm the six words, issue new packs, then hand the case file over."
    ),
    "replacement-unfit": N_(
        "Seat {seat} cannot take that place: its role, questions or lots do not fit the evaluation. Check the new seat."
    ),
    "replacement-scores-less": N_(
        "Seat {seat} would not score question {question} for {supplier} in lot {lot}, which the seat that leaves was "
        "to score. Give the new seat the same questions and lots."
    ),
    "deputy-scores": N_(
        "Seat {seat} gives scores, and a deputy moderator gives none. Give the deputy a seat of its own."
    ),
    "key-sits-already": N_(
        "Whoever answered for seat {seat} sits on seat {other} already, and nobody scores twice. Invite another "
        "person; if they joined seat {other} by mistake, revoke the key there first."
    ),
    "last-moderator": N_(
        "Seat {seat} is the only moderator whose key was checked, and without one no return can be opened. Add a "
        "deputy moderator and enrol that person first; then withdraw this seat."
    ),
    "withdrawal-without-reason": N_("A seat leaves the panel for a reason. Write it down."),
    "revocation-without-reason": N_("A key is revoked for a reason. Write it down."),
    "unchecked-without-reason": N_(
        "Going on without comparing the six words needs a reason, which the report will tell. Write it down."
    ),
    "nothing-to-compare": N_("Nobody has joined yet, so there are no words to compare. Take in the answer first."),
    "seat-not-named": N_("Say which seat the words are of."),
    "words-of-nobody": N_(
        "No answer that was taken in has these six words, so nothing was confirmed. Look at the words shown now, and "
        "read them to each other once more."
    ),
    "words-differ": N_(
        "The six words of seat {seat} differ on the two laptops. Somebody may stand between: start again."
    ),
    "not-your-part": N_(
        "This is not for your seat, which is that of the {role}. Ask the procurement lead whose part it is."
    ),
    # declarations
    "no-pack-yet": N_("There is no pack here yet. Take in the one that the procurement lead sent, then declare."),
    "unknown-supplier-declared": N_("{supplier} is no supplier of this evaluation. Choose one from the list."),
    "interest-without-nature": N_("Say in your own words what ties you to {supplier}."),
    "supplier-declared-twice": N_(
        "{supplier} stands twice in your declaration. Say in one place all that ties you to it."
    ),
    "nothing-to-decide": N_("Seat {seat} has declared nothing that waits for a decision."),
    "unknown-lot-recused": N_("There is no lot {lot}. Check its code."),
    "recused-from-everything": N_("That leaves seat {seat} without a lot. Withdraw or replace the seat instead."),
    "declaration-of-another-seat": N_(
        "The declaration is of seat {seat}, which did not sign it, and was refused. Ask that person by telephone."
    ),
    # scores
    "seat-locked": N_("Seat {seat} has locked its scores. Ask the moderator to reopen it if something must change."),
    "seat-not-locked": N_("Seat {seat} holds no locked scores. Lock them first, or choose another seat."),
    "not-your-duty": N_(
        "{supplier} and question {question} are not for this seat to score. Check both, and take in the newest pack."
    ),
    "score-no-level": N_("The score is no level of the scale of question {question}. Choose one of the levels."),
    "score-and-not-sure": N_("Choose a level, or say that you are not sure yet: not both."),
    "text-too-long": N_("The text has {length} characters, and {most} are the most. Shorten it."),
    "scores-incomplete": N_(
        "There are {left} scores left to give, or to give a reason for; the first is question {question} for "
        "{supplier}."
    ),
    "nothing-to-reconfirm": N_("There is no score here yet to confirm. Give one."),
    "reopening-without-reason": N_("Reopening locked scores needs a reason. Write it down."),
    "reopening-of-another-lock": N_(
        "The permission is for another lock of seat {seat}. Ask the moderator for a new one."
    ),
    # files that come in
    "other-kind-of-file": N_("This file is not for here. Choose the file that this page asks for."),
    "other-evaluation": N_(
        "The file belongs to another evaluation than {reference}. Open that one and take it in there."
    ),
    "not-theirs-to-send": N_("Seat {seat} is not the one to send such a file. It was refused; ask who sent it."),
    "message-forged": N_(
        "Seat {sender} sent this file before with other content under the same number. One of the two is not "
        "genuine: telephone the sender before you go on. Nothing was taken in."
    ),
    "file-older": N_(
        "The file is revision {revision} from {sender}, and revision {held} is here already. Use the newest file."
    ),
    "file-forked": N_(
        "The file says that it is revision {revision} from {sender}, but does not follow the one that is here, as "
        "happens where a backup was restored. Nothing was taken in. Telephone the sender; a seat that cannot go on "
        "from what is here is enrolled anew with a new profile, or replaced."
    ),
    "no-such-message": N_("There is no such file in the record, or it was taken back already."),
    "message-not-kept": N_("Packs are not kept. Issue a new one instead."),
    "undo-without-reason": N_("Taking a file back needs a reason. Write it down."),
    "undo-too-late": N_(
        "Work already rests on this file, so it can no longer be taken back. Ask for a newer one that corrects it."
    ),
    "message-replaced": N_("A newer file took the place of this one. Send that one."),
    "amended-after-reveal": N_(
        "The panel’s scores have been revealed, so their authors can no longer confirm them under an amended wording. "
        "Nothing was taken in. Ask the procurement lead to freeze the former wording again."
    ),
    "joined-after-reveal": N_(
        "The panel’s scores have been revealed, so no seat can begin to score any more: {seats}. Nothing was taken in. "
        "Ask the procurement lead to withdraw that new seat and send you a new pack; the scores of the seat that it "
        "was to replace go on counting."
    ),
    "let-in-after-reveal": N_(
        "The panel’s scores have been revealed, and seat {seat} has not scored question {question} for {supplier}, "
        "which this pack asks for. Nothing was taken in. Ask the procurement lead to leave out what was left out "
        "before, and to send you a new pack; if that tender must be let in, take legal advice."
    ),
    "pack-for-another-seat": N_("The pack is for seat {seat}. Ask the procurement lead for yours."),
    "pack-other-criteria": N_(
        "The pack does not go on from the frozen evaluation that is here. Telephone the procurement lead. Nothing "
        "was taken in."
    ),
    "roster-older": N_("The pack’s panel is revision {revision}, and revision {held} is here. Use the newest pack."),
    "own-seat-open": N_(
        "You also score, at {seats}, and have not locked yet. Lock your own scores and take in your own return "
        "first: until then no other return can be opened."
    ),
    "return-answers-no-pack": N_(
        "The return of seat {seat} does not say which pack it answers, and was refused. Ask the seat to take in its "
        "pack and lock again."
    ),
    "return-without-declaration": N_(
        "The return of seat {seat} does not say which declaration of interests it was made under, and was refused. Ask "
        "the seat to declare, then reopen it, and have it lock again."
    ),
    "return-other-criteria": N_(
        "Seat {seat} scored under other criteria than those frozen here. Take in the newest pack first; if it is here, "
        "reopen the seat, and ask it to take in its newest pack, look at its scores again and lock once more."
    ),
    "return-not-reconfirmed": N_(
        "Question {question} was amended since seat {seat} scored it. Reopen the seat, and ask it to take in the "
        "newest pack, confirm its scores and lock again."
    ),
    "return-incomplete": N_(
        "The return of seat {seat} lacks {left} of its scores. Reopen the seat, and ask it to take in the newest pack, "
        "complete its scores and lock again."
    ),
    "return-not-reopened": N_(
        "A locked return of seat {seat} is here already, and the seat was not reopened. Reopen it first, with the "
        "reason."
    ),
    "receipt-of-nothing-sent": N_(
        "The receipt is for a file that was not sent from here, and it was refused. If a backup was restored here, "
        "what was sent since is missing from it: tell the procurement lead."
    ),
    "moderation-other-criteria": N_(
        "The moderation was made under other criteria than those frozen here. Send the moderator the newest pack."
    ),
    "moderation-of-earlier-wording": N_(
        "The moderator locked quality under version {number} of the frozen evaluation, and version {newest} is frozen "
        "here. Nothing was taken in. Amend back to the wording of version {number}, with the workbook that it was "
        "frozen from, then take the moderation in."
    ),
    "moderation-of-earlier-responses": N_(
        "The moderator locked quality on other responses than those here: some were clarified since the moderator’s "
        "last pack. Nothing was taken in. Clarify back with the workbook that holds the former responses, then take "
        "the moderation in."
    ),
    "moderation-without-seats": N_(
        "The moderation rests on no scores of {seats}, who sit on the panel here. Nothing was taken in. Withdraw these "
        "seats if they joined after the reveal, then take it in; otherwise telephone the moderator."
    ),
    "moderation-not-as-returned": N_(
        "The moderation’s scores of seat {seat} are not those that the seat signed, and nothing was taken in. "
        "Telephone the seat and the moderator, and do not go on until both agree on what was returned."
    ),
    "moderation-unsound": N_(
        "The moderation cannot be ranked, and nothing was taken in. {what} Telephone the moderator."
    ),
    "panel-unsound": N_(
        "The panel’s scores contradict the evaluation, so they could never be ranked. {what} Correct that first: "
        "before the reveal reopen the seat, after it agree another score."
    ),
    # the meeting
    "already-revealed": N_(
        "The scores have been revealed, so that is no longer possible. What is to change now is agreed at the meeting."
    ),
    "returns-missing": N_(
        "The locked returns of {seats} are not here yet. Wait for them; or the procurement lead withdraws or replaces "
        "those seats, for every tender alike, and sends you a new pack."
    ),
    "returns-outdated": N_(
        "The returns of {seats} were made before an amendment, or before a tender was let in. Reopen these seats, and "
        "ask them to take in the newest pack, look at their scores again and lock once more."
    ),
    "not-in-charge": N_(
        "Seat {seat} is in charge of the meeting. If it cannot do this, the procurement lead withdraws it and sends "
        "you a new pack; then you are in charge."
    ),
    "return-by-revoked-key": N_(
        "The returns of {seats} were signed by keys that were lost since, so somebody else may have signed them. "
        "Telephone these people. Reopen their seats, so that they lock again under their new keys, or record why you "
        "believe the returns to be theirs."
    ),
    "too-few-seats": N_(
        "Only {seats} seat has returned scores, and a panel needs {least}. Have seats replaced, or record why you "
        "go on."
    ),
    "quality-is-locked": N_("Quality is locked, and nothing about scores changes any more."),
    "not-a-duty": N_("Nobody was to score question {question} for {supplier}. Check both."),
    "agreed-without-reason": N_("The agreed score of question {question} for {supplier} needs the panel’s own reason."),
    "sub-criterion-without-reason": N_(
        "The panel’s reason for {supplier} must speak of each sub-criterion; these lack theirs: {sub_criteria}."
    ),
    "movement-without-reason": N_("Say why seat {seat} moved."),
    "movement-not-from-its-score": N_(
        "Seat {seat} did not begin where you say it did. Take the score before from the seat’s own return."
    ),
    "dissent-without-words": N_("Write down, in the words of seat {seat}, why it does not share the agreed score."),
    "difference-unexplained": N_(
        "The own scores of {seats} on question {question} for {supplier} are others than the agreed one. Say of each "
        "whether it moved and why, dissents, or stays where it was."
    ),
    "nobody-present": N_("Say which seats took part when question {question} was agreed for {supplier}."),
    "nobody-scored": N_(
        "No seat has scored question {question} for {supplier}. Have it scored; or record why the panel agrees a "
        "score all the same."
    ),
    "not-on-the-panel": N_("There is no seat {seat} on this panel. Check who was there."),
    "not-all-agreed": N_("There are {left} scores left to agree; the first is question {question} for {supplier}."),
    # outcome
    "interest-undecided": N_(
        "Seat {seat} declared an interest that still waits for your decision, and the report would rest on it. "
        "Decide on it first."
    ),
    "report-differs-in-tenders": N_(
        "The report differs from your own record of {reference} in what the procurement lead may have decided since: "
        "{differences}. Ask the lead why. If you accept each of these, sign again and name them exactly so."
    ),
    "record-changed": N_("The case file changed while this was being worked out. Nothing was done: do it again."),
    "price-correction-without-reason": N_(
        "Prices were opened already. If they are to be corrected, give the reason; it stays in the record."
    ),
    "report-signed-already": N_(
        "You have signed a report made from these prices, so they can no longer be corrected. Take legal advice."
    ),
    "export-in-the-way": N_(
        "{names} would be written, and other files of these names are there. Choose an empty folder."
    ),
    "report-of-another-record": N_(
        "The report does not say what your own record of {reference} says: criteria, scores, agreed scores or "
        "responses differ. Do not sign it. Compare both records with the procurement lead."
    ),
    # the end
    "closed-already": N_("The evaluation is closed. There is nothing to do."),
    "closing-without-reason": N_("There is no report yet. Write one first, or write down why the evaluation ends."),
    "evaluation-running": N_(
        "The evaluation {reference} was not closed here, and nothing was destroyed. The procurement lead closes it "
        "first; for any other seat’s case file, write down why it may go."
    ),
    # case files and the rest
    "case-exists-for-seat": N_("You have a case file for seat {seat} of {reference} already. Open that one."),
    "folder-not-empty": N_("{path} is not empty. Choose a new folder."),
    "script-lacks-score": N_(
        "The workbook to be played has no score for question {question} of {supplier} from a seat that owes one. "
        "Add it."
    ),
    "time-naive": N_("A moment without its time zone cannot be recorded. Set the laptop’s time zone."),
    "time-unreadable": N_(
        "“{found}” is no moment as Evenhand writes it. The file was damaged or not made by Evenhand."
    ),
    "record-damaged": N_("Part of the file ({kind}) is not as Evenhand writes it. Ask for the file again."),
}
