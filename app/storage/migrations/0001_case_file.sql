-- Format 1 of a case file, as app/models describes it. Never changed once released: what follows is a new script.

CREATE TABLE attachment (
    number INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    size INTEGER NOT NULL,
    type TEXT NOT NULL,
    CONSTRAINT pk_attachment PRIMARY KEY (number),
    CONSTRAINT ck_attachment_sha256 CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
    CONSTRAINT ck_attachment_size CHECK (size >= 0),
    CONSTRAINT ck_attachment_type CHECK (length(type) BETWEEN 1 AND 32767),
    CONSTRAINT uq_attachment_sha256 UNIQUE (sha256)
)
 STRICT;
CREATE TRIGGER attachment_never_changed BEFORE UPDATE ON attachment
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER attachment_never_removed BEFORE DELETE ON attachment
BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TABLE audit_entry (
    number INTEGER NOT NULL,
    at TEXT NOT NULL,
    seat TEXT NOT NULL,
    action TEXT NOT NULL,
    facts TEXT NOT NULL,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL,
    CONSTRAINT pk_audit_entry PRIMARY KEY (number),
    CONSTRAINT ck_audit_entry_at CHECK (at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
    CONSTRAINT ck_audit_entry_seat CHECK (length(seat) BETWEEN 1 AND 32767),
    CONSTRAINT ck_audit_entry_action CHECK (length(action) BETWEEN 1 AND 32767),
    CONSTRAINT ck_audit_entry_facts CHECK (json_valid(facts) AND json_type(facts) = 'object'),
    CONSTRAINT ck_audit_entry_previous CHECK (length(previous) = 64 AND previous NOT GLOB '*[^0-9a-f]*'),
    CONSTRAINT ck_audit_entry_hash CHECK (length(hash) = 64 AND hash NOT GLOB '*[^0-9a-f]*')
)
 STRICT;
CREATE TRIGGER audit_entry_never_changed BEFORE UPDATE ON audit_entry
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER audit_entry_never_removed BEFORE DELETE ON audit_entry
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER audit_entry_chained BEFORE INSERT ON audit_entry
WHEN NEW.number IS NOT 1 + ifnull((SELECT max(number) FROM audit_entry), 0)
  OR NEW.previous IS NOT ifnull((SELECT hash FROM audit_entry ORDER BY number DESC LIMIT 1), '0000000000000000000000000000000000000000000000000000000000000000')
BEGIN SELECT RAISE(ABORT, 'not-the-next-entry'); END;

CREATE TABLE case_about (
    number INTEGER NOT NULL,
    case_id TEXT NOT NULL,
    evaluation TEXT NOT NULL,
    reference TEXT NOT NULL,
    title TEXT NOT NULL,
    seat TEXT NOT NULL,
    role TEXT NOT NULL,
    holder_key TEXT NOT NULL,
    created_at TEXT NOT NULL,
    CONSTRAINT pk_case_about PRIMARY KEY (number),
    CONSTRAINT ck_case_about_number CHECK (number = 1),
    CONSTRAINT ck_case_about_case_id CHECK (length(case_id) = 36 AND case_id NOT GLOB '*[^0-9a-f-]*'),
    CONSTRAINT ck_case_about_evaluation CHECK (length(evaluation) = 36 AND evaluation NOT GLOB '*[^0-9a-f-]*'),
    CONSTRAINT ck_case_about_reference CHECK (length(reference) BETWEEN 1 AND 32767),
    CONSTRAINT ck_case_about_seat CHECK (length(seat) BETWEEN 1 AND 32767),
    CONSTRAINT ck_case_about_role CHECK (role IN ('evaluator', 'service user representative', 'group', 'moderator', 'lead', 'observer')),
    CONSTRAINT ck_case_about_holder_key CHECK (length(holder_key) = 64 AND holder_key NOT GLOB '*[^0-9a-f]*'),
    CONSTRAINT ck_case_about_created_at CHECK (created_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z')
)
 STRICT;
CREATE TRIGGER case_about_never_changed BEFORE UPDATE ON case_about
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER case_about_never_removed BEFORE DELETE ON case_about
BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TABLE frozen_content (
    number INTEGER NOT NULL,
    hash TEXT NOT NULL,
    content BLOB NOT NULL,
    CONSTRAINT pk_frozen_content PRIMARY KEY (number),
    CONSTRAINT ck_frozen_content_hash CHECK (length(hash) = 64 AND hash NOT GLOB '*[^0-9a-f]*'),
    CONSTRAINT uq_frozen_content_hash UNIQUE (hash)
)
 STRICT;
CREATE TRIGGER frozen_content_never_changed BEFORE UPDATE ON frozen_content
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER frozen_content_never_removed BEFORE DELETE ON frozen_content
BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TABLE message (
    number INTEGER NOT NULL,
    id TEXT NOT NULL,
    direction TEXT NOT NULL,
    kind TEXT NOT NULL,
    revision INTEGER NOT NULL,
    supersedes TEXT,
    in_reply_to TEXT,
    manifest_sha256 TEXT NOT NULL,
    file_sha256 TEXT,
    sender TEXT NOT NULL,
    recipients TEXT NOT NULL,
    created TEXT NOT NULL,
    handled_at TEXT NOT NULL,
    envelope BLOB NOT NULL,
    summary TEXT NOT NULL,
    CONSTRAINT pk_message PRIMARY KEY (number),
    CONSTRAINT ck_message_id CHECK (length(id) = 36 AND id NOT GLOB '*[^0-9a-f-]*'),
    CONSTRAINT ck_message_direction CHECK (direction IN ('in', 'out')),
    CONSTRAINT ck_message_kind CHECK (length(kind) BETWEEN 1 AND 32767),
    CONSTRAINT ck_message_sender CHECK (length(sender) BETWEEN 1 AND 32767),
    CONSTRAINT ck_message_revision CHECK (revision >= 1),
    CONSTRAINT ck_message_supersedes CHECK (length(supersedes) = 64 AND supersedes NOT GLOB '*[^0-9a-f]*'),
    CONSTRAINT ck_message_in_reply_to CHECK (length(in_reply_to) = 64 AND in_reply_to NOT GLOB '*[^0-9a-f]*'),
    CONSTRAINT ck_message_manifest_sha256 CHECK (length(manifest_sha256) = 64 AND manifest_sha256 NOT GLOB '*[^0-9a-f]*'),
    CONSTRAINT ck_message_file_sha256 CHECK (length(file_sha256) = 64 AND file_sha256 NOT GLOB '*[^0-9a-f]*'),
    CONSTRAINT ck_message_recipients CHECK (json_valid(recipients) AND json_type(recipients) = 'array'),
    CONSTRAINT ck_message_created CHECK (created GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
    CONSTRAINT ck_message_handled_at CHECK (handled_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
    CONSTRAINT ck_message_summary CHECK (json_valid(summary) AND json_type(summary) = 'object'),
    CONSTRAINT uq_message_id UNIQUE (id)
)
 STRICT;
CREATE TRIGGER message_never_changed BEFORE UPDATE ON message
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER message_never_removed BEFORE DELETE ON message
BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TABLE milestone (
    number INTEGER NOT NULL,
    milestone TEXT NOT NULL,
    at TEXT NOT NULL,
    facts TEXT NOT NULL,
    CONSTRAINT pk_milestone PRIMARY KEY (number),
    CONSTRAINT ck_milestone_milestone CHECK (milestone IN ('frozen', 'issued', 'revealed', 'quality-locked', 'prices-opened', 'ranked', 'reported', 'closed')),
    CONSTRAINT ck_milestone_at CHECK (at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
    CONSTRAINT ck_milestone_facts CHECK (json_valid(facts) AND json_type(facts) = 'object')
)
 STRICT;
CREATE TRIGGER milestone_never_changed BEFORE UPDATE ON milestone
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER milestone_never_removed BEFORE DELETE ON milestone
BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TABLE pin (
    number INTEGER NOT NULL,
    seat TEXT NOT NULL,
    "key" TEXT NOT NULL,
    state TEXT NOT NULL,
    reason TEXT NOT NULL,
    joined TEXT NOT NULL,
    card TEXT NOT NULL,
    at TEXT NOT NULL,
    CONSTRAINT pk_pin PRIMARY KEY (number),
    CONSTRAINT ck_pin_seat CHECK (length(seat) BETWEEN 1 AND 32767),
    CONSTRAINT ck_pin_key CHECK (length(key) = 64 AND key NOT GLOB '*[^0-9a-f]*'),
    CONSTRAINT ck_pin_state CHECK (state IN ('none', 'pending', 'verified', 'unchecked')),
    CONSTRAINT ck_pin_card CHECK (json_valid(card) AND json_type(card) = 'object'),
    CONSTRAINT ck_pin_at CHECK (at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z')
)
 STRICT;
CREATE TRIGGER pin_never_changed BEFORE UPDATE ON pin
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER pin_never_removed BEFORE DELETE ON pin
BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TABLE price_set (
    number INTEGER NOT NULL,
    supplier TEXT NOT NULL,
    lot TEXT NOT NULL,
    source TEXT NOT NULL,
    at TEXT NOT NULL,
    CONSTRAINT pk_price_set PRIMARY KEY (number),
    CONSTRAINT ck_price_set_supplier CHECK (length(supplier) BETWEEN 1 AND 32767),
    CONSTRAINT ck_price_set_lot CHECK (length(lot) BETWEEN 1 AND 32767),
    CONSTRAINT ck_price_set_source CHECK (length(source) = 64 AND source NOT GLOB '*[^0-9a-f]*'),
    CONSTRAINT ck_price_set_at CHECK (at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z')
)
 STRICT;
CREATE TRIGGER price_set_never_changed BEFORE UPDATE ON price_set
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER price_set_never_removed BEFORE DELETE ON price_set
BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TABLE set_up (
    number INTEGER NOT NULL,
    content BLOB NOT NULL,
    source TEXT NOT NULL,
    digest TEXT NOT NULL,
    at TEXT NOT NULL,
    CONSTRAINT pk_set_up PRIMARY KEY (number),
    CONSTRAINT ck_set_up_digest CHECK (length(digest) = 64 AND digest NOT GLOB '*[^0-9a-f]*'),
    CONSTRAINT ck_set_up_at CHECK (at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z')
)
 STRICT;
CREATE TRIGGER set_up_never_changed BEFORE UPDATE ON set_up
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER set_up_never_removed BEFORE DELETE ON set_up
BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TABLE agreed_version (
    number INTEGER NOT NULL,
    supplier TEXT NOT NULL,
    lot TEXT NOT NULL,
    question TEXT NOT NULL,
    version INTEGER NOT NULL,
    value TEXT NOT NULL,
    reason TEXT NOT NULL,
    chaired_by TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    message INTEGER,
    CONSTRAINT pk_agreed_version PRIMARY KEY (number),
    CONSTRAINT ck_agreed_version_supplier CHECK (length(supplier) BETWEEN 1 AND 32767),
    CONSTRAINT ck_agreed_version_question CHECK (length(question) BETWEEN 1 AND 32767),
    CONSTRAINT ck_agreed_version_chaired_by CHECK (length(chaired_by) BETWEEN 1 AND 32767),
    CONSTRAINT ck_agreed_version_lot CHECK (length(lot) <= 32767),
    CONSTRAINT ck_agreed_version_version CHECK (version >= 1),
    CONSTRAINT ck_agreed_version_value CHECK (length(value) BETWEEN 1 AND 410 AND value NOT GLOB '*[^0-9./-]*' AND value GLOB '*[0-9]'),
    CONSTRAINT ck_agreed_version_saved_at CHECK (saved_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
    CONSTRAINT fk_agreed_version_message FOREIGN KEY(message) REFERENCES message (number)
)
 STRICT;
CREATE INDEX ix_agreed_version_supplier_question_lot ON agreed_version (supplier, question, lot);
CREATE TRIGGER agreed_version_never_changed BEFORE UPDATE ON agreed_version
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER agreed_version_never_removed BEFORE DELETE ON agreed_version
BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TABLE attachment_piece (
    number INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    piece INTEGER NOT NULL,
    content BLOB NOT NULL,
    CONSTRAINT pk_attachment_piece PRIMARY KEY (number),
    CONSTRAINT ck_attachment_piece_piece CHECK (piece >= 0),
    CONSTRAINT uq_attachment_piece_sha256_piece UNIQUE (sha256, piece),
    CONSTRAINT fk_attachment_piece_sha256 FOREIGN KEY(sha256) REFERENCES attachment (sha256) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;
CREATE TRIGGER attachment_piece_never_changed BEFORE UPDATE ON attachment_piece
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER attachment_piece_never_removed BEFORE DELETE ON attachment_piece
BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TABLE decision (
    number INTEGER NOT NULL,
    seat TEXT NOT NULL,
    declaration INTEGER NOT NULL,
    recused_lots TEXT NOT NULL,
    reason TEXT NOT NULL,
    decided_at TEXT NOT NULL,
    message INTEGER,
    CONSTRAINT pk_decision PRIMARY KEY (number),
    CONSTRAINT ck_decision_seat CHECK (length(seat) BETWEEN 1 AND 32767),
    CONSTRAINT ck_decision_declaration CHECK (declaration >= 1),
    CONSTRAINT ck_decision_recused_lots CHECK (json_valid(recused_lots) AND json_type(recused_lots) = 'array'),
    CONSTRAINT ck_decision_decided_at CHECK (decided_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
    CONSTRAINT fk_decision_message FOREIGN KEY(message) REFERENCES message (number)
)
 STRICT;
CREATE TRIGGER decision_never_changed BEFORE UPDATE ON decision
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER decision_never_removed BEFORE DELETE ON decision
BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TABLE declaration (
    number INTEGER NOT NULL,
    seat TEXT NOT NULL,
    version INTEGER NOT NULL,
    interests TEXT NOT NULL,
    supported_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    message INTEGER,
    CONSTRAINT pk_declaration PRIMARY KEY (number),
    CONSTRAINT ck_declaration_seat CHECK (length(seat) BETWEEN 1 AND 32767),
    CONSTRAINT ck_declaration_version CHECK (version >= 1),
    CONSTRAINT ck_declaration_interests CHECK (json_valid(interests) AND json_type(interests) = 'array'),
    CONSTRAINT ck_declaration_made_at CHECK (made_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
    CONSTRAINT fk_declaration_message FOREIGN KEY(message) REFERENCES message (number)
)
 STRICT;
CREATE TRIGGER declaration_never_changed BEFORE UPDATE ON declaration
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER declaration_never_removed BEFORE DELETE ON declaration
BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TABLE file_name (
    number INTEGER NOT NULL,
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    message INTEGER,
    CONSTRAINT pk_file_name PRIMARY KEY (number),
    CONSTRAINT ck_file_name_name CHECK (length(name) BETWEEN 1 AND 32767),
    CONSTRAINT ck_file_name_sha256 CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
    CONSTRAINT fk_file_name_message FOREIGN KEY(message) REFERENCES message (number)
)
 STRICT;
CREATE TRIGGER file_name_never_changed BEFORE UPDATE ON file_name
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER file_name_never_removed BEFORE DELETE ON file_name
BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TABLE frozen_version (
    number INTEGER NOT NULL,
    version INTEGER NOT NULL,
    content INTEGER NOT NULL,
    supersedes TEXT,
    reason TEXT NOT NULL,
    approver TEXT NOT NULL,
    frozen_at TEXT NOT NULL,
    message INTEGER,
    CONSTRAINT pk_frozen_version PRIMARY KEY (number),
    CONSTRAINT ck_frozen_version_version CHECK (version >= 1),
    CONSTRAINT ck_frozen_version_supersedes CHECK (length(supersedes) = 64 AND supersedes NOT GLOB '*[^0-9a-f]*'),
    CONSTRAINT ck_frozen_version_frozen_at CHECK (frozen_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
    CONSTRAINT fk_frozen_version_content FOREIGN KEY(content) REFERENCES frozen_content (number),
    CONSTRAINT fk_frozen_version_message FOREIGN KEY(message) REFERENCES message (number)
)
 STRICT;
CREATE TRIGGER frozen_version_never_changed BEFORE UPDATE ON frozen_version
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER frozen_version_never_removed BEFORE DELETE ON frozen_version
BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TABLE head (
    number INTEGER NOT NULL,
    seat TEXT NOT NULL,
    "key" TEXT NOT NULL,
    holder TEXT NOT NULL,
    size INTEGER NOT NULL,
    hash TEXT NOT NULL,
    message INTEGER,
    CONSTRAINT pk_head PRIMARY KEY (number),
    CONSTRAINT ck_head_seat CHECK (length(seat) BETWEEN 1 AND 32767),
    CONSTRAINT ck_head_holder CHECK (length(holder) BETWEEN 1 AND 32767),
    CONSTRAINT ck_head_size CHECK (size >= 1),
    CONSTRAINT ck_head_key CHECK (length(key) = 64 AND key NOT GLOB '*[^0-9a-f]*'),
    CONSTRAINT ck_head_hash CHECK (length(hash) = 64 AND hash NOT GLOB '*[^0-9a-f]*'),
    CONSTRAINT fk_head_message FOREIGN KEY(message) REFERENCES message (number)
)
 STRICT;
CREATE TRIGGER head_never_changed BEFORE UPDATE ON head
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER head_never_removed BEFORE DELETE ON head
BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TABLE message_undoing (
    number INTEGER NOT NULL,
    message INTEGER NOT NULL,
    undone INTEGER NOT NULL,
    at TEXT NOT NULL,
    reason TEXT NOT NULL,
    CONSTRAINT pk_message_undoing PRIMARY KEY (number),
    CONSTRAINT ck_message_undoing_undone CHECK (undone IN (0, 1)),
    CONSTRAINT ck_message_undoing_at CHECK (at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
    CONSTRAINT fk_message_undoing_message FOREIGN KEY(message) REFERENCES message (number)
)
 STRICT;
CREATE TRIGGER message_undoing_never_changed BEFORE UPDATE ON message_undoing
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER message_undoing_never_removed BEFORE DELETE ON message_undoing
BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TABLE price_entry (
    price_set INTEGER NOT NULL,
    place INTEGER NOT NULL,
    price_row TEXT,
    pence INTEGER,
    points TEXT,
    CONSTRAINT pk_price_entry PRIMARY KEY (price_set, place),
    CONSTRAINT ck_price_entry_place CHECK (place >= 0),
    CONSTRAINT ck_price_entry_pence CHECK (pence >= 0),
    CONSTRAINT ck_price_entry_points CHECK (length(points) BETWEEN 1 AND 410 AND points NOT GLOB '*[^0-9./-]*' AND points GLOB '*[0-9]'),
    CONSTRAINT ck_price_entry_price_row CHECK (length(price_row) BETWEEN 1 AND 32767),
    CONSTRAINT fk_price_entry_price_set FOREIGN KEY(price_set) REFERENCES price_set (number)
)
 STRICT;
CREATE TRIGGER price_entry_never_changed BEFORE UPDATE ON price_entry
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER price_entry_never_removed BEFORE DELETE ON price_entry
BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TABLE reopening (
    number INTEGER NOT NULL,
    seat TEXT NOT NULL,
    lock INTEGER NOT NULL,
    reason TEXT NOT NULL,
    permitted_by TEXT NOT NULL,
    permitted_at TEXT NOT NULL,
    message INTEGER,
    CONSTRAINT pk_reopening PRIMARY KEY (number),
    CONSTRAINT ck_reopening_seat CHECK (length(seat) BETWEEN 1 AND 32767),
    CONSTRAINT ck_reopening_permitted_by CHECK (length(permitted_by) BETWEEN 1 AND 32767),
    CONSTRAINT ck_reopening_lock CHECK (lock >= 1),
    CONSTRAINT ck_reopening_permitted_at CHECK (permitted_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
    CONSTRAINT fk_reopening_message FOREIGN KEY(message) REFERENCES message (number)
)
 STRICT;
CREATE TRIGGER reopening_never_changed BEFORE UPDATE ON reopening
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER reopening_never_removed BEFORE DELETE ON reopening
BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TABLE response_version (
    number INTEGER NOT NULL,
    supplier TEXT NOT NULL,
    lot TEXT NOT NULL,
    question TEXT NOT NULL,
    text TEXT NOT NULL,
    files TEXT NOT NULL,
    plain_summary TEXT NOT NULL,
    digest TEXT NOT NULL,
    at TEXT NOT NULL,
    message INTEGER,
    CONSTRAINT pk_response_version PRIMARY KEY (number),
    CONSTRAINT ck_response_version_supplier CHECK (length(supplier) BETWEEN 1 AND 32767),
    CONSTRAINT ck_response_version_question CHECK (length(question) BETWEEN 1 AND 32767),
    CONSTRAINT ck_response_version_lot CHECK (length(lot) <= 32767),
    CONSTRAINT ck_response_version_files CHECK (json_valid(files) AND json_type(files) = 'array'),
    CONSTRAINT ck_response_version_at CHECK (at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
    CONSTRAINT fk_response_version_message FOREIGN KEY(message) REFERENCES message (number)
)
 STRICT;
CREATE INDEX ix_response_version_supplier_question_lot ON response_version (supplier, question, lot);
CREATE TRIGGER response_version_never_changed BEFORE UPDATE ON response_version
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER response_version_never_removed BEFORE DELETE ON response_version
BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TABLE returned_score (
    number INTEGER NOT NULL,
    message INTEGER NOT NULL,
    seat TEXT NOT NULL,
    lot TEXT NOT NULL,
    supplier TEXT NOT NULL,
    question TEXT NOT NULL,
    version INTEGER NOT NULL,
    value TEXT,
    reason TEXT NOT NULL,
    evidence TEXT NOT NULL,
    not_sure INTEGER NOT NULL,
    frozen INTEGER NOT NULL,
    saved_at TEXT NOT NULL,
    CONSTRAINT pk_returned_score PRIMARY KEY (number),
    CONSTRAINT ck_returned_score_seat CHECK (length(seat) BETWEEN 1 AND 32767),
    CONSTRAINT ck_returned_score_supplier CHECK (length(supplier) BETWEEN 1 AND 32767),
    CONSTRAINT ck_returned_score_question CHECK (length(question) BETWEEN 1 AND 32767),
    CONSTRAINT ck_returned_score_lot CHECK (length(lot) <= 32767),
    CONSTRAINT ck_returned_score_version CHECK (version >= 1),
    CONSTRAINT ck_returned_score_value CHECK (length(value) BETWEEN 1 AND 410 AND value NOT GLOB '*[^0-9./-]*' AND value GLOB '*[0-9]'),
    CONSTRAINT ck_returned_score_not_sure CHECK (not_sure IN (0, 1)),
    CONSTRAINT ck_returned_score_saved_at CHECK (saved_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
    CONSTRAINT uq_returned_score_message_seat_lot_supplier_question UNIQUE (message, seat, lot, supplier, question),
    CONSTRAINT fk_returned_score_message FOREIGN KEY(message) REFERENCES message (number),
    CONSTRAINT fk_returned_score_frozen FOREIGN KEY(frozen) REFERENCES frozen_content (number)
)
 STRICT;
CREATE INDEX ix_returned_score_values ON returned_score (message, lot, seat, supplier, question, value);
CREATE TRIGGER returned_score_never_changed BEFORE UPDATE ON returned_score
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER returned_score_never_removed BEFORE DELETE ON returned_score
BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TABLE roster_revision (
    number INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    content TEXT NOT NULL,
    at TEXT NOT NULL,
    message INTEGER,
    CONSTRAINT pk_roster_revision PRIMARY KEY (number),
    CONSTRAINT ck_roster_revision_revision CHECK (revision >= 1),
    CONSTRAINT ck_roster_revision_content CHECK (json_valid(content) AND json_type(content) = 'object'),
    CONSTRAINT ck_roster_revision_at CHECK (at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
    CONSTRAINT fk_roster_revision_message FOREIGN KEY(message) REFERENCES message (number)
)
 STRICT;
CREATE TRIGGER roster_revision_never_changed BEFORE UPDATE ON roster_revision
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER roster_revision_never_removed BEFORE DELETE ON roster_revision
BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TABLE score_version (
    number INTEGER NOT NULL,
    seat TEXT NOT NULL,
    supplier TEXT NOT NULL,
    lot TEXT NOT NULL,
    question TEXT NOT NULL,
    version INTEGER NOT NULL,
    value TEXT,
    reason TEXT NOT NULL,
    evidence TEXT NOT NULL,
    not_sure INTEGER NOT NULL,
    frozen INTEGER NOT NULL,
    saved_at TEXT NOT NULL,
    CONSTRAINT pk_score_version PRIMARY KEY (number),
    CONSTRAINT ck_score_version_seat CHECK (length(seat) BETWEEN 1 AND 32767),
    CONSTRAINT ck_score_version_supplier CHECK (length(supplier) BETWEEN 1 AND 32767),
    CONSTRAINT ck_score_version_question CHECK (length(question) BETWEEN 1 AND 32767),
    CONSTRAINT ck_score_version_lot CHECK (length(lot) <= 32767),
    CONSTRAINT ck_score_version_version CHECK (version >= 1),
    CONSTRAINT ck_score_version_value CHECK (length(value) BETWEEN 1 AND 410 AND value NOT GLOB '*[^0-9./-]*' AND value GLOB '*[0-9]'),
    CONSTRAINT ck_score_version_not_sure CHECK (not_sure IN (0, 1)),
    CONSTRAINT ck_score_version_saved_at CHECK (saved_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
    CONSTRAINT uq_score_version_seat_supplier_lot_question_version UNIQUE (seat, supplier, lot, question, version),
    CONSTRAINT fk_score_version_frozen FOREIGN KEY(frozen) REFERENCES frozen_content (number)
)
 STRICT;
CREATE TRIGGER score_version_never_changed BEFORE UPDATE ON score_version
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER score_version_never_removed BEFORE DELETE ON score_version
BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TABLE seat_lock (
    number INTEGER NOT NULL,
    seat TEXT NOT NULL,
    lock INTEGER NOT NULL,
    frozen TEXT NOT NULL,
    scores INTEGER NOT NULL,
    digest TEXT NOT NULL,
    locked_at TEXT NOT NULL,
    message INTEGER,
    CONSTRAINT pk_seat_lock PRIMARY KEY (number),
    CONSTRAINT ck_seat_lock_seat CHECK (length(seat) BETWEEN 1 AND 32767),
    CONSTRAINT ck_seat_lock_lock CHECK (lock >= 1),
    CONSTRAINT ck_seat_lock_frozen CHECK (length(frozen) = 64 AND frozen NOT GLOB '*[^0-9a-f]*'),
    CONSTRAINT ck_seat_lock_digest CHECK (length(digest) = 64 AND digest NOT GLOB '*[^0-9a-f]*'),
    CONSTRAINT ck_seat_lock_scores CHECK (scores >= 0),
    CONSTRAINT ck_seat_lock_locked_at CHECK (locked_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
    CONSTRAINT fk_seat_lock_message FOREIGN KEY(message) REFERENCES message (number)
)
 STRICT;
CREATE TRIGGER seat_lock_never_changed BEFORE UPDATE ON seat_lock
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER seat_lock_never_removed BEFORE DELETE ON seat_lock
BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TABLE supplier_version (
    number INTEGER NOT NULL,
    supplier TEXT NOT NULL,
    name TEXT NOT NULL,
    register_number TEXT NOT NULL,
    kind TEXT,
    members TEXT NOT NULL,
    at TEXT NOT NULL,
    message INTEGER,
    CONSTRAINT pk_supplier_version PRIMARY KEY (number),
    CONSTRAINT ck_supplier_version_supplier CHECK (length(supplier) BETWEEN 1 AND 32767),
    CONSTRAINT ck_supplier_version_kind CHECK (kind IN ('company', 'charity', 'sole trader', 'consortium', 'public body', 'other')),
    CONSTRAINT ck_supplier_version_members CHECK (json_valid(members) AND json_type(members) = 'array'),
    CONSTRAINT ck_supplier_version_at CHECK (at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
    CONSTRAINT fk_supplier_version_message FOREIGN KEY(message) REFERENCES message (number)
)
 STRICT;
CREATE TRIGGER supplier_version_never_changed BEFORE UPDATE ON supplier_version
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER supplier_version_never_removed BEFORE DELETE ON supplier_version
BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TABLE tender_version (
    number INTEGER NOT NULL,
    supplier TEXT NOT NULL,
    lot TEXT NOT NULL,
    status TEXT NOT NULL,
    reason TEXT NOT NULL,
    draw TEXT,
    gates TEXT NOT NULL,
    why TEXT NOT NULL,
    at TEXT NOT NULL,
    message INTEGER,
    CONSTRAINT pk_tender_version PRIMARY KEY (number),
    CONSTRAINT ck_tender_version_supplier CHECK (length(supplier) BETWEEN 1 AND 32767),
    CONSTRAINT ck_tender_version_lot CHECK (length(lot) BETWEEN 1 AND 32767),
    CONSTRAINT ck_tender_version_status CHECK (status IN ('received', 'late', 'withdrawn', 'rejected')),
    CONSTRAINT ck_tender_version_draw CHECK (length(draw) BETWEEN 1 AND 410 AND draw NOT GLOB '*[^0-9./-]*' AND draw GLOB '*[0-9]'),
    CONSTRAINT ck_tender_version_gates CHECK (json_valid(gates) AND json_type(gates) = 'array'),
    CONSTRAINT ck_tender_version_at CHECK (at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'),
    CONSTRAINT fk_tender_version_message FOREIGN KEY(message) REFERENCES message (number)
)
 STRICT;
CREATE TRIGGER tender_version_never_changed BEFORE UPDATE ON tender_version
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER tender_version_never_removed BEFORE DELETE ON tender_version
BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TABLE agreed_dissent (
    agreed INTEGER NOT NULL,
    place INTEGER NOT NULL,
    seat TEXT NOT NULL,
    words TEXT NOT NULL,
    CONSTRAINT pk_agreed_dissent PRIMARY KEY (agreed, place),
    CONSTRAINT ck_agreed_dissent_place CHECK (place >= 0),
    CONSTRAINT ck_agreed_dissent_seat CHECK (length(seat) BETWEEN 1 AND 32767),
    CONSTRAINT fk_agreed_dissent_agreed FOREIGN KEY(agreed) REFERENCES agreed_version (number)
)
 STRICT;
CREATE TRIGGER agreed_dissent_never_changed BEFORE UPDATE ON agreed_dissent
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER agreed_dissent_never_removed BEFORE DELETE ON agreed_dissent
BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TABLE agreed_movement (
    agreed INTEGER NOT NULL,
    place INTEGER NOT NULL,
    seat TEXT NOT NULL,
    value_before TEXT,
    value_after TEXT NOT NULL,
    why TEXT NOT NULL,
    CONSTRAINT pk_agreed_movement PRIMARY KEY (agreed, place),
    CONSTRAINT ck_agreed_movement_place CHECK (place >= 0),
    CONSTRAINT ck_agreed_movement_seat CHECK (length(seat) BETWEEN 1 AND 32767),
    CONSTRAINT ck_agreed_movement_value_before CHECK (length(value_before) BETWEEN 1 AND 410 AND value_before NOT GLOB '*[^0-9./-]*' AND value_before GLOB '*[0-9]'),
    CONSTRAINT ck_agreed_movement_value_after CHECK (length(value_after) BETWEEN 1 AND 410 AND value_after NOT GLOB '*[^0-9./-]*' AND value_after GLOB '*[0-9]'),
    CONSTRAINT fk_agreed_movement_agreed FOREIGN KEY(agreed) REFERENCES agreed_version (number)
)
 STRICT;
CREATE TRIGGER agreed_movement_never_changed BEFORE UPDATE ON agreed_movement
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER agreed_movement_never_removed BEFORE DELETE ON agreed_movement
BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TABLE agreed_presence (
    agreed INTEGER NOT NULL,
    place INTEGER NOT NULL,
    seat TEXT NOT NULL,
    CONSTRAINT pk_agreed_presence PRIMARY KEY (agreed, place),
    CONSTRAINT ck_agreed_presence_place CHECK (place >= 0),
    CONSTRAINT ck_agreed_presence_seat CHECK (length(seat) BETWEEN 1 AND 32767),
    CONSTRAINT fk_agreed_presence_agreed FOREIGN KEY(agreed) REFERENCES agreed_version (number)
)
 STRICT;
CREATE TRIGGER agreed_presence_never_changed BEFORE UPDATE ON agreed_presence
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER agreed_presence_never_removed BEFORE DELETE ON agreed_presence
BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TABLE agreed_sub_reason (
    agreed INTEGER NOT NULL,
    place INTEGER NOT NULL,
    sub_criterion TEXT NOT NULL,
    reason TEXT NOT NULL,
    CONSTRAINT pk_agreed_sub_reason PRIMARY KEY (agreed, place),
    CONSTRAINT ck_agreed_sub_reason_place CHECK (place >= 0),
    CONSTRAINT ck_agreed_sub_reason_sub_criterion CHECK (length(sub_criterion) BETWEEN 1 AND 32767),
    CONSTRAINT fk_agreed_sub_reason_agreed FOREIGN KEY(agreed) REFERENCES agreed_version (number)
)
 STRICT;
CREATE TRIGGER agreed_sub_reason_never_changed BEFORE UPDATE ON agreed_sub_reason
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER agreed_sub_reason_never_removed BEFORE DELETE ON agreed_sub_reason
BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE VIEW undone_message AS
SELECT message FROM message_undoing AS newest
WHERE undone = 1 AND number = (SELECT max(number) FROM message_undoing WHERE message = newest.message);
