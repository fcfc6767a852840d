import CRM
import Testing

@Suite("The state of a city") struct PlacesTests {
  @Test(
    "a city in India is known by its names, old and new",
    arguments: [
      ("Karnataka", "Bengaluru, Bangalore, BANGALORE, bengalooru, Mysuru, Hubli, Whitefield"),
      ("Karnataka", "Belagavi, Gulbarga, Mangaluru, Bellary, ಬೆಂಗಳೂರು, Hubballi-Dharwad"),
      ("Maharashtra", "Mumbai, Bombay, Navi Mumbai, Poona, Púne, Pimpri-Chinchwad, Thane, मुंबई"),
      ("Maharashtra", "Chhatrapati Sambhajinagar, Ahilyanagar, Andheri East, Sholapur"),
      ("Haryana", "Gurgaon, Gurugram, Panchkula, Manesar"),
      ("Uttar Pradesh", "Allahabad, Prayagraj, Banaras, Kashi, Noida, Greater Noida, Cawnpore"),
      ("Kerala", "Cochin, Kochi, Trivandrum, Calicut, Alleppey, Trichur, കൊച്ചി"),
      ("Tamil Nadu", "Madras, Chennai, Trichy, Ooty, Tuticorin, Tanjore, T. Nagar, சென்னை"),
      ("West Bengal", "Calcutta, Kolkata, Siliguri, Durgapur, Burdwan, Howrah"),
      ("Telangana", "Hyderabad, Secunderabad, Warangal, HITEC City, Karimnagar, Nizamabad"),
      ("Andhra Pradesh", "Vizag, Visakhapatnam, Vijayawada, Cuddapah, Guntur"),
      ("Gujarat", "Baroda, Vadodara, Amdavad, Gandhinagar, Surat"),
      ("Delhi", "Delhi, New Delhi, Old Delhi, Karol Bagh, Connaught Place, दिल्ली"),
      ("Puducherry", "Pondicherry, Karaikal, Mahé, Yanam"),
      ("Ladakh", "Leh, Kargil"), ("Lakshadweep", "Kavaratti"),
      ("Jammu and Kashmir", "Srinagar, Jammu, Baramulla"), ("Himachal Pradesh", "Simla, Shimla"),
      ("Dadra and Nagar Haveli and Daman and Diu", "Silvassa, Daman"),
      ("Odisha", "Bhubaneshwar, Cuttack, Paralakhemundi"), ("Goa", "Panjim, Vasco da Gama"),
      ("Punjab", "Mohali, S.A.S. Nagar, Jullundur, Bhatinda"), ("Rajasthan", "Jodhpur, Kota"),
    ])
  func india(state: String, cities: String) throws {
    try expect(state, cities: cities, "IN")
  }

  @Test(
    "and so it is elsewhere",
    arguments: [
      ("US", "New York", "NYC, N.Y.C., New York, New York City, The Bronx, Queens"),
      ("US", "California", "LA, L.A., SF, San Fran, San José, Palo Alto, Los Angeles"),
      ("US", "Pennsylvania", "Philly, Philadelphia, Pittsburgh"),
      ("US", "Missouri", "St. Louis, Saint Louis, St Louis, ST.LOUIS"),
      ("US", "Minnesota", "St. Paul, Saint Paul"), ("US", "Nevada", "Vegas, Las Vegas"),
      ("US", "District of Columbia", "DC, D.C., Washington DC"),
      ("US", "Texas", "Ft. Worth, Fort Worth, DFW, Houston, Austin"),
      ("US", "Florida", "St. Pete, Port St. Lucie, Miami"),
      ("US", "Idaho", "Coeur d'Alene, COEUR D’ALENE"), ("GB", "England", "London, Newcastle"),
      ("DE", "Bavaria", "München, Munich, Muenchen, MU\u{308}NCHEN, Nürnberg"),
      ("DE", "Lower Saxony", "Göttingen, Goettingen"), ("CH", "Zürich", "Zürich, Zurich"),
      ("CH", "Bern", "Biel, Bienne, Biel/Bienne"), ("SE", "Västra Götaland", "Göteborg"),
      ("FR", "Île-de-France", "Paris, Versailles"), ("JP", "Osaka", "Osaka, Ōsaka"),
      ("SG", "Singapore", "Singapore"), ("AE", "Dubai", "Dubai, Bur Dubai"),
      ("NP", "Bagmati", "Kathmandu, Lalitpur"), ("BR", "São Paulo", "Campinas, São Paulo"),
      ("VN", "Ho Chi Minh City", "Vũng Tàu"), ("PK", "Sindh", "Karachi, Hyderabad"),
      ("CA", "Quebec", "Montréal"), ("AU", "Western Australia", "Perth"),
    ])
  func elsewhere(country: String, state: String, cities: String) throws {
    try expect(state, cities: cities, country)
  }

  @Test(
    "what people write around a city is left aside",
    arguments: [
      ("IN", "Bengaluru, Karnataka", "Karnataka"), ("IN", "Pune 411001", "Maharashtra"),
      ("IN", "Pune-411 001", "Maharashtra"), ("IN", "560001 Bangalore", "Karnataka"),
      ("IN", "Near Kochi", "Kerala"), ("IN", "Thane (W)", "Maharashtra"),
      ("IN", "Koramangala, Bengaluru, India", "Karnataka"), ("IN", "Pune India", "Maharashtra"),
      ("IN", "Aurangabad, Bihar", "Bihar"), ("IN", "Aurangabad (MH)", "Maharashtra"),
      ("IN", "Aurangabad Bihar", "Bihar"), ("IN", "Bilaspur/CG", "Chhattisgarh"),
      ("IN", "Kuttappadi, Tamil Nadu", "Tamil Nadu"), ("IN", "Hubli\nKarnataka", "Karnataka"),
      ("IN", "City of Mumbai", "Maharashtra"), ("IN", "Kerala", "Kerala"),
      ("IN", "UP", "Uttar Pradesh"),
      ("US", "Washington, D.C.", "District of Columbia"),
      ("US", "Springfield, IL 62701", "Illinois"),
      ("US", "Springfield MO", "Missouri"), ("US", "New York, New York", "New York"),
      ("US", "Portland, Oregon, USA", "Oregon"), ("US", "Austin TX 78701-1234", "Texas"),
      ("DE", "80331 München", "Bavaria"),
      ("DE", "Frankfurt (Oder)", "Brandenburg"), ("DE", "Frankfurt (Main)", "Hesse"),
      ("SG", "Singapore 018956", "Singapore"),
    ])
  func around(country: String, text: String, state: String) throws {
    #expect(try Places.state(ofCity: text, in: region(country)) == state)
  }

  @Test(
    "where several states have such a city, nobody is guessed at",
    arguments: [
      ("IN", "Aurangabad"), ("IN", "Bilaspur"), ("IN", "Shahpur"), ("IN", "Manali"),
      ("IN", "Aurangabad 431001"), ("IN", "near Hamirpur"), ("US", "Springfield"),
      ("US", "Portland"), ("US", "Columbus"), ("US", "Washington"), ("US", "Kansas City"),
    ])
  func several(country: String, text: String) throws {
    #expect(try Places.state(ofCity: text, in: region(country)) == nil)
  }

  @Test(
    "what contradicts itself, or is no city of the country, has no state",
    arguments: [
      ("IN", "Mumbai, Karnataka"), ("IN", "Pune, Chennai"), ("IN", "Hyderabad, Pakistan"),
      ("IN", "Mumbai Karnataka"), ("IN", "Zzyzx"), ("IN", "411001"), ("IN", "near"), ("IN", "xx"),
      ("IN", "Toronto"), ("US", "Bengaluru"), ("US", "Boston, UK"),
      ("IN", "call me in the evening"),
    ])
  func unknown(country: String, text: String) throws {
    #expect(try Places.state(ofCity: text, in: region(country)) == nil)
  }

  @Test(
    "hostile text has no state",
    arguments: [
      "", " ", ",,,,", "\0", "Pune\0", "🎉", "🇮🇳🇮🇳", "\u{202E}", "\u{301}\u{301}", "-- ; /",
      "'; DROP TABLE lead; --", String(repeating: "Pune ", count: 20_000),
      String(repeating: ",", count: 100_000), String(repeating: "é", count: 50_000),
      String(repeating: "near ", count: 40), String(repeating: "qq,", count: 99),
    ])
  func hostile(text: String) throws {
    for country in Region.all {
      #expect(Places.state(ofCity: text, in: country) == nil)
      #expect(Places.state(named: text, in: country) == nil)
    }
  }

  private func expect(_ state: String, cities: String, _ country: String) throws {
    for city in cities.split(separator: ", ") {
      #expect(try Places.state(ofCity: String(city), in: region(country)) == state, "\(city)")
    }
  }

  private func region(_ code: String) throws -> Region { try #require(Region(code)) }
}
