extension Schema {
  /// Who takes leads, who got which and why; and, kept as assignments change, each caller's credit,
  /// the leads of each day and where each rotation stands.
  static let assignment = """
    CREATE TABLE caller (
      id INTEGER PRIMARY KEY REFERENCES member (id) ON DELETE CASCADE,
      title TEXT CHECK (length(title) BETWEEN 1 AND 100),
      states TEXT CHECK (length(states) BETWEEN 1 AND 4000),
      languages TEXT CHECK (length(languages) BETWEEN 1 AND 4000),
      daily_limit INTEGER NOT NULL CHECK (daily_limit >= 0),
      weight INTEGER NOT NULL CHECK (weight BETWEEN 1 AND 100),
      status TEXT NOT NULL CHECK (status IN ('active', 'paused')),
      shift_days INTEGER CHECK (shift_days BETWEEN 1 AND 127),
      shift_from INTEGER CHECK (shift_from BETWEEN 0 AND 1439),
      shift_to INTEGER CHECK (shift_to BETWEEN 0 AND 1440),
      leave TEXT CHECK (length(leave) BETWEEN 1 AND 4000),
      created_at INTEGER NOT NULL,
      updated_at INTEGER NOT NULL,
      CHECK ((shift_days IS NULL) = (shift_from IS NULL)
        AND (shift_days IS NULL) = (shift_to IS NULL))
    ) STRICT;

    CREATE TABLE slate (
      id INTEGER PRIMARY KEY,
      digest BLOB NOT NULL UNIQUE CHECK (length(digest) = 32),
      content TEXT NOT NULL
    ) STRICT;

    CREATE TABLE assignment (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      lead_id INTEGER NOT NULL REFERENCES lead (id) ON DELETE CASCADE,
      caller_id INTEGER REFERENCES member (id),
      at INTEGER NOT NULL,
      day INTEGER NOT NULL,
      level TEXT NOT NULL CHECK (level IN ('rule', 'former', 'state+language', 'state',
        'language', 'all', 'manual', 'queue')),
      reason TEXT NOT NULL,
      status TEXT NOT NULL CHECK (status IN ('assigned', 'claimed', 'handed_on', 'reassigned',
        'released', 'queued')),
      counts INTEGER NOT NULL CHECK (counts IN (0, 1)),
      slate_id INTEGER,
      credits TEXT,
      pointer TEXT,
      by_id INTEGER REFERENCES member (id),
      CHECK ((level = 'queue') = (caller_id IS NULL)),
      CHECK (status <> 'queued' OR caller_id IS NULL),
      CHECK (status NOT IN ('assigned', 'claimed') OR caller_id IS NOT NULL)
    ) STRICT;
    CREATE INDEX assignment_lead ON assignment (lead_id);
    CREATE INDEX assignment_caller ON assignment (caller_id);
    CREATE INDEX assignment_pointer ON assignment (pointer) WHERE pointer IS NOT NULL;
    CREATE INDEX assignment_waiting ON assignment (caller_id) WHERE status = 'assigned';
    CREATE INDEX assignment_queued ON assignment (at) WHERE status = 'queued';

    CREATE TABLE rule (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      name TEXT NOT NULL COLLATE NOCASE UNIQUE CHECK (length(name) BETWEEN 1 AND 100),
      position INTEGER NOT NULL,
      filter TEXT NOT NULL CHECK (length(filter) BETWEEN 1 AND 2000),
      callers TEXT NOT NULL CHECK (length(callers) BETWEEN 1 AND 4000),
      active INTEGER NOT NULL CHECK (active IN (0, 1)),
      created_at INTEGER NOT NULL,
      updated_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX rule_position ON rule (position);

    CREATE TABLE routing (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      policy TEXT NOT NULL CHECK (policy IN ('fair', 'rotation')),
      when_capped TEXT NOT NULL CHECK (when_capped IN ('overflow', 'queue')),
      manual_counts INTEGER NOT NULL CHECK (manual_counts IN (0, 1)),
      former_first INTEGER NOT NULL CHECK (former_first IN (0, 1)),
      claim_minutes INTEGER NOT NULL CHECK (claim_minutes BETWEEN 0 AND 10080),
      country TEXT CHECK (length(country) BETWEEN 1 AND 100)
    ) STRICT;
    INSERT INTO routing VALUES (1, 'fair', 'overflow', 1, 1, 15, NULL);

    CREATE TABLE caller_ledger (
      caller_id INTEGER PRIMARY KEY,
      credit INTEGER NOT NULL,
      last_assignment INTEGER
    ) STRICT;

    CREATE TABLE caller_day (
      day INTEGER NOT NULL,
      caller_id INTEGER NOT NULL,
      count INTEGER NOT NULL CHECK (count > 0),
      PRIMARY KEY (day, caller_id)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE rotation (
      key TEXT PRIMARY KEY,
      caller_id INTEGER NOT NULL,
      assignment_id INTEGER NOT NULL,
      updated_at INTEGER NOT NULL
    ) STRICT;
    """
}
