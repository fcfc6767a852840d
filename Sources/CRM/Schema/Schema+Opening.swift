extension Schema {
  /// A number is never given twice: the history of a record, and its way back, go by it.
  static let opening = """
    CREATE TABLE business (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
      zone TEXT NOT NULL,
      currency TEXT NOT NULL CHECK (length(currency) = 3),
      region TEXT NOT NULL CHECK (length(region) = 2)
    ) STRICT;

    CREATE TABLE member (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      login TEXT NOT NULL COLLATE NOCASE UNIQUE CHECK (length(login) BETWEEN 1 AND 32),
      name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
      role TEXT NOT NULL CHECK (role IN ('owner', 'manager', 'caller', 'viewer')),
      active INTEGER NOT NULL CHECK (active IN (0, 1)),
      created_at INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE company (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      name TEXT NOT NULL COLLATE NOCASE UNIQUE CHECK (length(name) BETWEEN 1 AND 200),
      domain TEXT COLLATE NOCASE,
      industry TEXT COLLATE NOCASE,
      employee_count INTEGER CHECK (employee_count >= 0),
      annual_revenue INTEGER CHECK (annual_revenue >= 0),
      phone TEXT,
      website TEXT,
      address_line1 TEXT,
      address_line2 TEXT,
      city TEXT COLLATE NOCASE,
      state TEXT COLLATE NOCASE,
      postal_code TEXT,
      country TEXT COLLATE NOCASE,
      owner_id INTEGER REFERENCES member (id),
      custom TEXT NOT NULL DEFAULT '{}',
      created_at INTEGER NOT NULL,
      updated_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX company_domain ON company (domain) WHERE domain IS NOT NULL;
    CREATE INDEX company_created ON company (created_at);

    CREATE TABLE customer (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      name TEXT NOT NULL COLLATE NOCASE CHECK (length(name) BETWEEN 1 AND 200),
      email TEXT COLLATE NOCASE CHECK (length(email) <= 254),
      phone TEXT,
      mobile TEXT,
      company_id INTEGER REFERENCES company (id) ON DELETE SET NULL,
      title TEXT,
      department TEXT,
      address_line1 TEXT,
      address_line2 TEXT,
      city TEXT COLLATE NOCASE,
      state TEXT COLLATE NOCASE,
      postal_code TEXT,
      country TEXT COLLATE NOCASE,
      source TEXT COLLATE NOCASE,
      lead_status TEXT COLLATE NOCASE,
      lifecycle_stage TEXT NOT NULL COLLATE NOCASE
        CHECK (lifecycle_stage IN ('lead', 'prospect', 'customer', 'former')),
      owner_id INTEGER REFERENCES member (id),
      custom TEXT NOT NULL DEFAULT '{}',
      created_at INTEGER NOT NULL,
      updated_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX customer_name ON customer (name);
    CREATE INDEX customer_email ON customer (email) WHERE email IS NOT NULL;
    CREATE INDEX customer_phone ON customer (phone) WHERE phone IS NOT NULL;
    CREATE INDEX customer_mobile ON customer (mobile) WHERE mobile IS NOT NULL;
    CREATE INDEX customer_company ON customer (company_id) WHERE company_id IS NOT NULL;
    CREATE INDEX customer_owner ON customer (owner_id, created_at);
    CREATE INDEX customer_state ON customer (state, created_at);
    CREATE INDEX customer_source ON customer (source, created_at);
    CREATE INDEX customer_created ON customer (created_at);

    CREATE TABLE pipeline (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      name TEXT NOT NULL COLLATE NOCASE UNIQUE CHECK (length(name) BETWEEN 1 AND 100),
      position INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX pipeline_position ON pipeline (position);

    CREATE TABLE stage (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      pipeline_id INTEGER NOT NULL REFERENCES pipeline (id) ON DELETE CASCADE,
      name TEXT NOT NULL COLLATE NOCASE CHECK (length(name) BETWEEN 1 AND 100),
      position INTEGER NOT NULL,
      probability INTEGER NOT NULL CHECK (probability BETWEEN 0 AND 100),
      kind TEXT NOT NULL CHECK (kind IN ('open', 'won', 'lost')),
      UNIQUE (pipeline_id, name)
    ) STRICT;
    CREATE INDEX stage_position ON stage (pipeline_id, position);

    CREATE TABLE requirement (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      stage_id INTEGER NOT NULL REFERENCES stage (id) ON DELETE CASCADE,
      what TEXT NOT NULL,
      UNIQUE (stage_id, what)
    ) STRICT;

    CREATE TABLE lead (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      customer_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
      name TEXT CHECK (length(name) BETWEEN 1 AND 200),
      stage_id INTEGER NOT NULL REFERENCES stage (id),
      status TEXT NOT NULL CHECK (status IN ('open', 'won', 'lost')),
      value INTEGER CHECK (value >= 0),
      currency TEXT NOT NULL CHECK (length(currency) = 3),
      probability INTEGER NOT NULL CHECK (probability BETWEEN 0 AND 100),
      temperature TEXT CHECK (temperature IN ('cold', 'warm', 'hot')),
      source TEXT COLLATE NOCASE,
      city TEXT COLLATE NOCASE,
      state TEXT COLLATE NOCASE,
      language TEXT COLLATE NOCASE,
      expected_close INTEGER,
      next_step TEXT,
      note TEXT,
      owner_id INTEGER REFERENCES member (id),
      source_key TEXT UNIQUE,
      source_at INTEGER,
      raw TEXT,
      custom TEXT NOT NULL DEFAULT '{}',
      came_back INTEGER NOT NULL DEFAULT 0 CHECK (came_back IN (0, 1)),
      received_at INTEGER NOT NULL,
      assigned_at INTEGER,
      claimed_at INTEGER,
      first_contact_at INTEGER,
      closed_at INTEGER,
      close_reason TEXT,
      created_at INTEGER NOT NULL,
      updated_at INTEGER NOT NULL,
      CHECK ((status = 'open') = (closed_at IS NULL))
    ) STRICT;
    CREATE INDEX lead_customer ON lead (customer_id, received_at);
    CREATE INDEX lead_received ON lead (received_at);
    CREATE INDEX lead_status ON lead (status, received_at);
    CREATE INDEX lead_stage ON lead (stage_id, received_at);
    CREATE INDEX lead_state ON lead (state, received_at);
    CREATE INDEX lead_source ON lead (source, received_at);
    CREATE INDEX lead_owner ON lead (owner_id, received_at);
    CREATE INDEX lead_closed ON lead (closed_at) WHERE closed_at IS NOT NULL;

    CREATE TABLE sale (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      customer_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
      lead_id INTEGER REFERENCES lead (id) ON DELETE SET NULL,
      amount INTEGER NOT NULL CHECK (amount > 0),
      currency TEXT NOT NULL CHECK (length(currency) = 3),
      date INTEGER NOT NULL,
      note TEXT,
      owner_id INTEGER REFERENCES member (id),
      created_at INTEGER NOT NULL,
      updated_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX sale_customer ON sale (customer_id, date);
    CREATE INDEX sale_lead ON sale (lead_id) WHERE lead_id IS NOT NULL;
    CREATE INDEX sale_date ON sale (date, currency, amount);
    CREATE INDEX sale_owner ON sale (owner_id, date);

    CREATE TABLE task (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 255),
      description TEXT,
      status TEXT NOT NULL CHECK (status IN ('pending', 'in_progress', 'done')),
      priority TEXT NOT NULL CHECK (priority IN ('low', 'normal', 'high', 'urgent')),
      due_date INTEGER,
      customer_id INTEGER REFERENCES customer (id) ON DELETE CASCADE,
      lead_id INTEGER REFERENCES lead (id) ON DELETE SET NULL,
      company_id INTEGER REFERENCES company (id) ON DELETE SET NULL,
      assignee_id INTEGER REFERENCES member (id),
      created_by INTEGER NOT NULL REFERENCES member (id),
      completed_at INTEGER,
      created_at INTEGER NOT NULL,
      updated_at INTEGER NOT NULL,
      CHECK ((status = 'done') = (completed_at IS NOT NULL))
    ) STRICT;
    CREATE INDEX task_customer ON task (customer_id) WHERE customer_id IS NOT NULL;
    CREATE INDEX task_lead ON task (lead_id) WHERE lead_id IS NOT NULL;
    CREATE INDEX task_company ON task (company_id) WHERE company_id IS NOT NULL;
    CREATE INDEX task_due ON task (due_date);
    CREATE INDEX task_open ON task (due_date) WHERE completed_at IS NULL;
    CREATE INDEX task_assignee ON task (assignee_id, due_date);
    CREATE INDEX task_created ON task (created_at);

    CREATE TABLE activity (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      kind TEXT NOT NULL CHECK (kind IN ('call', 'email', 'meeting', 'note', 'change')),
      subject TEXT CHECK (length(subject) <= 255),
      description TEXT,
      outcome TEXT CHECK (outcome IN ('connected', 'no_answer', 'busy', 'voicemail',
        'wrong_number', 'call_back', 'not_interested', 'do_not_call')),
      customer_id INTEGER REFERENCES customer (id) ON DELETE CASCADE,
      lead_id INTEGER REFERENCES lead (id) ON DELETE SET NULL,
      company_id INTEGER REFERENCES company (id) ON DELETE SET NULL,
      at INTEGER NOT NULL,
      duration INTEGER CHECK (duration BETWEEN 0 AND 1440),
      created_by INTEGER NOT NULL REFERENCES member (id),
      created_at INTEGER NOT NULL,
      CHECK (outcome IS NULL OR kind = 'call')
    ) STRICT;
    CREATE INDEX activity_customer ON activity (customer_id, at) WHERE customer_id IS NOT NULL;
    CREATE INDEX activity_lead ON activity (lead_id, at) WHERE lead_id IS NOT NULL;
    CREATE INDEX activity_company ON activity (company_id, at) WHERE company_id IS NOT NULL;
    CREATE INDEX activity_at ON activity (at);
    """
}
