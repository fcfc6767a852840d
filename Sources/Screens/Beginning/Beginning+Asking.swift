import Glibc
package import Terminal

extension Beginning {
  /// Shows itself until somebody has chosen.
  package func ask(on console: any Console) -> Choice {
    var beginning = self
    while true {
      console.title("Leadline")
      console.paint(beginning.draw(console.size))
      var requests = console.descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      _ = poll(&requests, nfds_t(requests.count), -1)
      for happening in console.read() {
        switch happening {
        case .key(.control("z")): console.suspend()
        case .key(let key): if let choice = beginning.take(key) { return choice }
        case .paste(let text): beginning.paste(text)
        case .ended, .hungUp: return .notNow
        case .click, .wheel, .resize, .resumed: break
        }
      }
    }
  }
}
