import CFaults
import Glibc

/// Cuts the power of the file system that holds the folder.
func cut(_ arguments: Arguments) throws {
  let code = faults_cut_power(arguments["folder"])
  say(code == 0 ? "cut" : String(cString: strerror(code)))
}
