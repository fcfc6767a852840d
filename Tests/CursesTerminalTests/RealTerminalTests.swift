import Testing

#if !ORACLES
  @Test(
    "the program is tried on a real terminal",
    .disabled("the terminal is a library of its own, libvterm: run with --traits Oracles"))
  func realTerminal() {}
#endif
