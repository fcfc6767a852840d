/// The one table: every command of the program, in the order of the overview.
enum Commands {
  static var all: [Command] {
    let doors = Door.all
    let records = doors.flatMap(\.commands)
    return [FileCommands.initialise, DemoCommand.demo] + records
      + AssignmentCommands.all + RoutingCommands.all + PipelineCommands.all + MemberCommands.all
      + SettingsCommands.all
      + HistoryCommands.all(doors) + [
        ReportCommand.report, ExportCommand.export(doors), ImportCommand.bring,
      ]
      + [FileCommands.backup, FileCommands.check] + HelpCommands.all
  }
}
