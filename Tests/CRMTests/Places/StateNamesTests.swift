import CRM
import Testing

@Suite("The names of states") struct StateNamesTests {
  @Test(
    "a state is known however it is written",
    arguments: [
      ("IN", "Karnataka", "Karnataka; KA; ka; karnataka ; Karnātaka; K.A.; State of Karnataka"),
      ("IN", "Karnataka", "Karnataka State; Karnataka, India; Karnataka 560001; ಕರ್ನಾಟಕ; कर्नाटक"),
      (
        "IN", "Delhi",
        "Delhi; NCT of Delhi; NCT; New Delhi; DL; National Capital Territory of Delhi"
      ),
      ("IN", "Odisha", "Orissa; OR; OD; odisha"), ("IN", "Uttarakhand", "Uttaranchal; UK; UA"),
      ("IN", "Puducherry", "Pondicherry; PY; Pondy; UT of Puducherry"),
      ("IN", "Maharashtra", "MH; M.H.; MAHARASHTRA"), ("IN", "Tamil Nadu", "TN; Tamilnadu"),
      ("IN", "Uttar Pradesh", "UP; U.P.; UttarPradesh"), ("IN", "Andhra Pradesh", "AP; Andhra"),
      ("IN", "Telangana", "TS; TG; Telengana"), ("IN", "Lakshadweep", "Laccadives; LD"),
      ("IN", "Jammu and Kashmir", "J&K; Jammu & Kashmir; JK; Kashmir"), ("IN", "Ladakh", "LA"),
      ("IN", "Dadra and Nagar Haveli and Daman and Diu", "Daman & Diu; DNH; Dadra & Nagar Haveli"),
      ("IN", "Andaman and Nicobar Islands", "Andaman & Nicobar; AN"),
      ("US", "New York", "NY; N.Y.; New York State; State of New York; new-york"),
      ("US", "California", "CA; Calif.; california"), ("US", "Georgia", "GA; Georgia, USA"),
      ("US", "District of Columbia", "DC; D.C.; Washington DC; Washington, D.C."),
      ("US", "Washington", "WA; Washington; Washington State"), ("US", "Indiana", "IN; in"),
      ("DE", "Baden-Württemberg", "Baden-Württemberg; Baden-Wuerttemberg; Baden Wurttemberg; BW"),
      ("DE", "North Rhine-Westphalia", "NRW; Nordrhein-Westfalen"), ("DE", "Bavaria", "Bayern"),
      ("FR", "Grand Est", "Alsace; Grand-Est"), ("GB", "England", "England; ENGLAND"),
      ("PL", "Lublin Voivodeship", "Lublin; Lublin Voivodeship"), ("AU", "Victoria", "VIC"),
      ("MX", "State of Mexico", "State of Mexico; Edomex"), ("AE", "Sharjah", "Ash Shāriqah"),
      ("NO", "Vestland", "Hordaland"), ("ZA", "Free State", "Orange Free State; Free State"),
    ])
  func spellings(country: String, state: String, texts: String) throws {
    let region = try #require(Region(country))
    for text in texts.split(separator: "; ") {
      #expect(Places.state(named: String(text), in: region) == state, "\(text)")
    }
  }

  @Test(
    "what names no state of the country is none",
    arguments: [
      ("IN", ""), ("IN", "state of"), ("IN", "Texas"), ("IN", "XX"), ("IN", "Karnataka, Kerala"),
      ("IN", "Georgia, USA"), ("US", "Karnataka"), ("US", "Bavaria"), ("IN", "Mumbai"),
    ])
  func none(country: String, text: String) throws {
    #expect(try Places.state(named: text, in: #require(Region(country))) == nil)
  }

  @Test("a picker offers the states by the alphabet, each once")
  func picker() throws {
    for region in Region.all {
      let states = Places.states(of: region)
      #expect(Set(states).count == states.count, "\(region)")
      for state in states {
        #expect(Places.state(named: state, in: region) == state, "\(state), \(region)")
      }
    }
    let india = try Places.states(of: #require(Region("IN")))
    #expect(india.count == 36)
    #expect(india.first == "Andaman and Nicobar Islands")
    #expect(india.last == "West Bengal")
    #expect(try Places.states(of: #require(Region("US"))).count == 51)
    #expect(try Places.states(of: #require(Region("AC"))).isEmpty)
  }
}
