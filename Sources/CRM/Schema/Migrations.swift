package import Storage

/// The schema's history. A migration that has landed is never edited; the next one is added below.
package enum Schema {
  package static let migrations: [Migration] = [
    Migration("The house opens", opening),
    Migration("The history of every change", history),
    Migration("Any word finds its record", search),
    Migration("The worth of each stage is always at hand", tally),
    Migration("What waits for today is always at hand", today),
    Migration("A list that is asked for often has a name", views),
    Migration("Every lead finds its caller", assignment),
    Migration("A row's words are looked at one by one", "", rewordings: plainChoices),
    Migration("A single letter finds its records", letters),
    // Nothing but new triggers.
    Migration("A change is told in a few words", ""),
    Migration("Rows that come together stand on one line of the history", spans),
    Migration("A received lead is entered in fewer lists", fewerEntries),
    Migration("What is searched for is listed once", listedOnce),
    Migration("The worth of each stage follows an event as a whole", talliesAtOnce),
    Migration("The file is guarded against all who tell no changes", unguarded),
    Migration("What a lead brings everybody is counted once", countedOnce),
  ]

  package static let migrator = Migrator(migrations, regenerate: regenerate)

  private static let history = """
    CREATE TABLE event (
      id INTEGER PRIMARY KEY,
      at INTEGER NOT NULL,
      actor_id INTEGER REFERENCES member (id),
      verb TEXT NOT NULL,
      noun INTEGER NOT NULL,
      subject_id INTEGER,
      facts TEXT NOT NULL,
      undoes INTEGER REFERENCES event (id),
      hash BLOB CHECK (length(hash) = 32)
    ) STRICT;
    CREATE INDEX event_undoes ON event (undoes) WHERE undoes IS NOT NULL;
    CREATE INDEX event_actor ON event (actor_id);

    CREATE TABLE journal (
      id INTEGER PRIMARY KEY,
      event_id INTEGER NOT NULL REFERENCES event (id),
      noun INTEGER NOT NULL,
      row_id INTEGER NOT NULL,
      action INTEGER NOT NULL CHECK (action IN (1, 2, 3)),
      before TEXT,
      after TEXT,
      digest BLOB
    ) STRICT;
    CREATE INDEX journal_event ON journal (event_id);
    CREATE INDEX journal_row ON journal (noun, row_id);
    """

  private static let spans = """
    ALTER TABLE journal ADD COLUMN through INTEGER CHECK (through > row_id);
    CREATE INDEX journal_span ON journal (noun, row_id) WHERE through IS NOT NULL;
    """

  private static let search = """
    CREATE VIRTUAL TABLE search USING fts5 (
      words, tokenize = 'ascii', detail = none, columnsize = 0, prefix = '2 3');
    """

  private static let letters = """
    CREATE VIRTUAL TABLE search_anew USING fts5 (
      words, tokenize = 'ascii', detail = none, columnsize = 0, prefix = '1 2 3');
    INSERT INTO search_anew (rowid, words) SELECT rowid, words FROM search;
    DROP TABLE search;
    ALTER TABLE search_anew RENAME TO search;
    """

  /// The whole index anew, by the words that rows have now.
  private static let listedOnce = """
    DROP TABLE search;
    CREATE VIRTUAL TABLE search USING fts5 (
      words, tokenize = 'ascii', detail = none, columnsize = 0, prefix = '2 3');
    INSERT INTO search (search, rank) VALUES ('automerge', 8);
    INSERT INTO search (rowid, words)
    SELECT id * 8, search_words(name, email, (SELECT name FROM company WHERE id = company_id), NULL,
      phone, mobile) FROM customer
    UNION ALL SELECT id * 8 + 1, search_words(name, domain, NULL, NULL, phone, NULL) FROM company
    UNION ALL SELECT id * 8 + 2, search_words(title, NULL, NULL, NULL, NULL, NULL) FROM task;
    INSERT INTO search (search) VALUES ('optimize');
    """

  private static let views = """
    CREATE TABLE view (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      name TEXT NOT NULL COLLATE NOCASE CHECK (length(name) BETWEEN 1 AND 100),
      noun TEXT NOT NULL
        CHECK (noun IN ('customer', 'company', 'lead', 'sale', 'task', 'activity')),
      filter TEXT CHECK (length(filter) BETWEEN 1 AND 2000),
      sort TEXT CHECK (length(sort) BETWEEN 1 AND 100),
      columns TEXT CHECK (length(columns) BETWEEN 1 AND 1000),
      shared INTEGER NOT NULL CHECK (shared IN (0, 1)),
      owner_id INTEGER NOT NULL REFERENCES member (id),
      created_at INTEGER NOT NULL,
      updated_at INTEGER NOT NULL,
      UNIQUE (owner_id, noun, name)
    ) STRICT;
    CREATE INDEX view_name ON view (name);
    """

  /// The short lists of a working day: each row stands in them only until it is dealt with.
  private static let today = """
    CREATE INDEX lead_waiting ON lead (received_at)
      WHERE closed_at IS NULL AND first_contact_at IS NULL;
    CREATE INDEX lead_owner_waiting ON lead (owner_id, received_at)
      WHERE closed_at IS NULL AND first_contact_at IS NULL;
    CREATE INDEX task_assignee_open ON task (assignee_id, due_date) WHERE completed_at IS NULL;
    CREATE INDEX task_author ON task (created_by);
    """

  /// Sums that a dashboard asks for all day, kept as leads change; a sum of nothing is no row.
  private static let tally = """
    CREATE TABLE stage_tally (
      stage_id INTEGER NOT NULL,
      owner_id INTEGER NOT NULL,
      currency TEXT NOT NULL,
      leads INTEGER NOT NULL,
      value INTEGER NOT NULL,
      weighted INTEGER NOT NULL,
      PRIMARY KEY (stage_id, owner_id, currency)
    ) STRICT, WITHOUT ROWID;

    CREATE TRIGGER tally_lead_insert AFTER INSERT ON lead BEGIN
      INSERT INTO stage_tally (stage_id, owner_id, currency, leads, value, weighted)
      VALUES (NEW.stage_id, coalesce(NEW.owner_id, 0), NEW.currency, 1, coalesce(NEW.value, 0),
        coalesce(NEW.value, 0) * NEW.probability)
      ON CONFLICT (stage_id, owner_id, currency) DO UPDATE SET leads = leads + 1,
        value = value + excluded.value, weighted = weighted + excluded.weighted;
    END;

    CREATE TRIGGER tally_lead_delete AFTER DELETE ON lead BEGIN
      UPDATE stage_tally SET leads = leads - 1, value = value - coalesce(OLD.value, 0),
        weighted = weighted - coalesce(OLD.value, 0) * OLD.probability
      WHERE stage_id = OLD.stage_id AND owner_id = coalesce(OLD.owner_id, 0)
        AND currency = OLD.currency;
      DELETE FROM stage_tally WHERE stage_id = OLD.stage_id
        AND owner_id = coalesce(OLD.owner_id, 0) AND currency = OLD.currency AND leads = 0;
    END;

    CREATE TRIGGER tally_lead_update
    AFTER UPDATE OF stage_id, owner_id, currency, value, probability ON lead
    WHEN OLD.stage_id IS NOT NEW.stage_id OR OLD.owner_id IS NOT NEW.owner_id
      OR OLD.currency IS NOT NEW.currency OR OLD.value IS NOT NEW.value
      OR OLD.probability IS NOT NEW.probability
    BEGIN
      INSERT INTO stage_tally (stage_id, owner_id, currency, leads, value, weighted)
      VALUES (NEW.stage_id, coalesce(NEW.owner_id, 0), NEW.currency, 1, coalesce(NEW.value, 0),
        coalesce(NEW.value, 0) * NEW.probability)
      ON CONFLICT (stage_id, owner_id, currency) DO UPDATE SET leads = leads + 1,
        value = value + excluded.value, weighted = weighted + excluded.weighted;
      UPDATE stage_tally SET leads = leads - 1, value = value - coalesce(OLD.value, 0),
        weighted = weighted - coalesce(OLD.value, 0) * OLD.probability
      WHERE stage_id = OLD.stage_id AND owner_id = coalesce(OLD.owner_id, 0)
        AND currency = OLD.currency;
      DELETE FROM stage_tally WHERE stage_id = OLD.stage_id
        AND owner_id = coalesce(OLD.owner_id, 0) AND currency = OLD.currency AND leads = 0;
    END;
    """

  private static let talliesAtOnce = """
    DROP TRIGGER tally_lead_insert;
    DROP TRIGGER tally_lead_delete;
    DROP TRIGGER tally_lead_update;
    """

  /// The triggers that told the changes; the guards are generated.
  private static let unguarded = [
    "business", "member", "company", "customer", "pipeline", "stage", "requirement", "lead", "sale",
    "task", "activity", "view", "caller", "assignment", "rule", "routing",
  ].map { table in
    """
    DROP TRIGGER IF EXISTS journal_\(table)_key;
    DROP TRIGGER IF EXISTS journal_\(table)_insert;
    DROP TRIGGER IF EXISTS journal_\(table)_update;
    DROP TRIGGER IF EXISTS journal_\(table)_delete;
    """
  }.joined(separator: "\n")
}
