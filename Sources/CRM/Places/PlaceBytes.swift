import CResources

/// The bytes of `Resources/places.bin`, as they lie in the program.
struct PlaceBytes {
  private let bytes: UnsafeBufferPointer<UInt8>

  init() {
    let resource = resource_places()
    bytes = UnsafeBufferPointer(start: resource.bytes, count: resource.count)
  }

  subscript(place: Int) -> Int { Int(bytes[place]) }

  func short(at place: Int) -> Int { self[place] | self[place + 1] << 8 }

  func offset(at place: Int) -> Int { short(at: place) | self[place + 2] << 16 }

  func text(at place: Int, count: Int) -> String {
    String(decoding: bytes[place..<place + count], as: UTF8.self)
  }
}
