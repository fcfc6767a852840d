import Glibc

func variablesOfProcess() -> [String: String] {
  var variables: [String: String] = [:]
  var place = environ
  while let entry = place.pointee {
    let pair = String(cString: entry).split(separator: "=", maxSplits: 1)
    if pair.count == 2 { variables[String(pair[0])] = String(pair[1]) }
    place += 1
  }
  return variables
}
