import EarshotCommands

await EarshotCommand.launch(CommandLine.arguments.dropFirst())
