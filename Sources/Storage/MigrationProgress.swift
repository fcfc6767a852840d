/// How far a file is on its way to the newest schema: what is being done, after so many steps of all.
package struct MigrationProgress: Hashable, Sendable {
  package enum Step: Hashable, Sendable {
    /// The way back: the data as it was before.
    case copy
    case migration(name: String)
  }

  package let step: Step
  package let done: Int
  package let count: Int

  package init(_ step: Step, done: Int, of count: Int) {
    self.step = step
    self.done = done
    self.count = count
  }
}
