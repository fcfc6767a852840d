#if ORACLES
  import CVterm
  import Foundation
  package import Support

  /// A program on a real terminal: what it paints is read by libvterm as people would see it.
  package final class Screen {
    package let pty: Pty
    let terminal: OpaquePointer
    let screen: OpaquePointer
    let properties = Properties()
    package private(set) var columns: Int
    package private(set) var rows: Int
    /// Every byte that was painted, as it came.
    package private(set) var bytes: [UInt8] = []

    /// What isn't in a cell.
    final class Properties {
      var showsCursor = true
      var isSecondScreen = false
      var mouse: Int32 = 0
      var bells = 0
    }

    package init(
      _ program: String, _ arguments: [String] = [], variables: [String: String] = [:],
      columns: Int = 80, rows: Int = 24
    ) throws {
      (self.columns, self.rows) = (columns, rows)
      pty = try Pty(program, arguments, variables: variables, columns: columns, rows: rows)
      guard let terminal = vterm_new(Int32(rows), Int32(columns)),
        let screen = vterm_obtain_screen(terminal)
      else { throw POSIXError(.ENOMEM) }
      (self.terminal, self.screen) = (terminal, screen)
      vterm_set_utf8(terminal, 1)
      var callbacks = VTermScreenCallbacks()
      callbacks.settermprop = { property, value, user in
        Screen.note(property, value, user)
        return 1
      }
      callbacks.bell = { user in
        Screen.properties(user)?.bells += 1
        return 1
      }
      kept.initialize(to: callbacks)
      vterm_screen_set_callbacks(screen, kept, Unmanaged.passUnretained(properties).toOpaque())
      vterm_screen_enable_altscreen(screen, 1)
      vterm_screen_reset(screen, 1)
    }

    private let kept = UnsafeMutablePointer<VTermScreenCallbacks>.allocate(capacity: 1)

    deinit {
      vterm_free(terminal)
      kept.deallocate()
    }

    /// Reads until it is so; false if it isn't in all that time.
    package func wait(_ seconds: Double = 20, until isSo: () throws -> Bool) rethrows -> Bool {
      let deadline = Date().addingTimeInterval(seconds)
      while try !isSo() {
        if Date() > deadline { return false }
        take(pty.read(within: 0.1))
      }
      return true
    }

    /// Waits for a text anywhere.
    package func shows(_ text: String) -> Bool { wait { self.text.contains(text) } }

    /// Whatever is painted in the next seconds; how many bytes it was.
    package func idle(_ seconds: Double) -> Int {
      let before = bytes.count
      _ = wait(seconds) { false }
      return bytes.count - before
    }

    /// Reads the end of a frame whose last cell is painted already.
    package func settle() {
      while idle(0.1) > 0 {}
    }

    /// How the program ended.
    package func ending(within seconds: Double = 20) -> Child.Ending? {
      let ending = pty.ending(within: seconds)
      while true {
        let more = pty.read(within: 0)
        if more.isEmpty { return ending }
        take(more)
      }
    }

    package func type(_ text: String) { pty.send(text) }

    package func resize(columns: Int, rows: Int) {
      take(pty.read(within: 0))
      (self.columns, self.rows) = (columns, rows)
      vterm_set_size(terminal, Int32(rows), Int32(columns))
      pty.resize(columns: columns, rows: rows)
    }

    /// The window gets small and is its old self again before the program has looked.
    package func flicker() {
      take(pty.read(within: 0))
      for (columns, rows) in [(1, 1), (columns, rows)] {
        vterm_set_size(terminal, Int32(rows), Int32(columns))
      }
      pty.signal(SIGWINCH)
    }

    private func take(_ painted: [UInt8]) {
      guard !painted.isEmpty else { return }
      bytes += painted
      painted.withUnsafeBytes {
        _ = vterm_input_write(
          terminal, $0.baseAddress?.assumingMemoryBound(to: CChar.self), $0.count)
      }
    }

    private static func properties(_ user: UnsafeMutableRawPointer?) -> Properties? {
      user.map { Unmanaged<Properties>.fromOpaque($0).takeUnretainedValue() }
    }

    private static func note(
      _ property: VTermProp, _ value: UnsafeMutablePointer<VTermValue>?,
      _ user: UnsafeMutableRawPointer?
    ) {
      guard let properties = properties(user), let value else { return }
      switch property {
      case VTERM_PROP_CURSORVISIBLE: properties.showsCursor = value.pointee.boolean != 0
      case VTERM_PROP_ALTSCREEN: properties.isSecondScreen = value.pointee.boolean != 0
      case VTERM_PROP_MOUSE: properties.mouse = value.pointee.number
      default: break
      }
    }
  }
#endif
