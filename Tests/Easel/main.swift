import CursesTerminal
import Glibc
import Terminal

// Not shipped: the terminal's room with nothing in it but a list, for the tests to knock on.

do {
  let console = try CursesConsole(.calm, variables: variablesOfProcess())
  Easel(console).run()
} catch {
  let sentence = "\(error)\n"
  write(STDERR_FILENO, sentence, sentence.utf8.count)
  exit(3)
}
