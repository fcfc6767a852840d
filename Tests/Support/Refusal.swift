/// The sentence that somebody reads who tries this; of a refusal that does not come it says so.
package func refusal<T>(of body: () throws -> T) -> String {
  do {
    _ = try body()
    return "nothing was refused"
  } catch {
    return "\(error)"
  }
}
