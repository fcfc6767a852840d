/// What an engine must do for one connection. Nothing above this line knows which engine it is.
package protocol Connection: AnyObject {
  var dialect: any Dialect { get }

  /// Where the data lives, as a person would name it.
  var place: String { get }

  /// A writing transaction waits its turn at the write gate and reads again what it decides on.
  func begin(writing: Bool) throws(StorageError)
  /// What was written is durable now, and the other programs are told that there is something new.
  func commit() throws(StorageError)
  /// Never fails: the first error is the one that is told.
  func rollback()

  /// Whether the transaction that is open has written nothing yet.
  var isUntouched: Bool { get }
  /// Undoes all that the transaction has written, and goes on with it: no other writer comes between.
  func restart() throws(StorageError)

  /// Stops what this connection does for a transaction; to be handed to another thread.
  var interrupter: Interrupter { get }

  /// Runs one statement; `row` says whether it wants more. Returns the number of rows changed.
  @discardableResult
  func execute(_ sql: SQL, row: (inout Row) throws -> Bool) throws -> Int

  /// Runs a statement that answers nothing, with some of these cells.
  func execute(_ template: String, _ some: ArraySlice<Cells.Cell>, of cells: Cells) throws

  /// Runs an INSERT of one row and answers the number it was given.
  func insert(_ sql: SQL) throws -> Int64

  /// Notes every change of these tables' rows from now on, and refuses those that belong to no event. To
  /// all who don't, their guards (`Dialect.guards`) refuse any change.
  func journal(_ tables: [JournaledTable]) throws(StorageError)

  /// What has changed. A statement that fails leaves nothing here.
  var notes: ChangeNotes { get }

  /// Runs a script of our own making: the steps of a migration, which belong to no event.
  func run(script: String) throws(StorageError)

  /// Changes the words of tables' definitions, where they mean the same of every row.
  func reword(_ rewordings: [Rewording]) throws

  /// Makes a function of ours callable from SQL, in triggers too.
  func define(_ function: SQLFunction) throws(StorageError)

  /// Changes whenever another connection has committed; cheap enough for every turn of a loop.
  func changeCounter() throws(StorageError) -> Int

  /// The version the migrations have brought the data to.
  func schemaVersion() throws(StorageError) -> Int
  func setSchemaVersion(_ version: Int) throws(StorageError)

  /// A whole and verified copy of the data as of now. Returns its size in bytes.
  @discardableResult
  func backup(to path: String, progress: (Double) -> Void) throws(StorageError) -> Int

  /// What the engine finds wrong with its own data, in its words; nothing when it is sound.
  func damage() throws(StorageError) -> [String]

  /// Foreign keys that point nowhere.
  func danglingReferences() throws(StorageError) -> Int
}
