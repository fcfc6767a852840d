/// Languages as people name them, to choose from.
package enum Languages {
  /// Those of India first, then others that many customers speak.
  package static let common = [
    "Hindi", "English", "Assamese", "Bengali", "Bodo", "Dogri", "Gujarati", "Kannada", "Kashmiri",
    "Konkani", "Maithili", "Malayalam", "Manipuri", "Marathi", "Nepali", "Odia", "Punjabi",
    "Sanskrit", "Santali", "Sindhi", "Tamil", "Telugu", "Urdu", "Tulu", "Arabic", "Chinese",
    "Dutch", "French", "German", "Indonesian", "Italian", "Japanese", "Korean", "Malay", "Persian",
    "Polish", "Portuguese", "Russian", "Sinhala", "Spanish", "Swahili", "Thai", "Turkish",
    "Ukrainian", "Vietnamese",
  ]
}
