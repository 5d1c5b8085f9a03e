import CScanning
import EarshotCommands

earshot_prepare_memory()
await EarshotCommand.launch(CommandLine.arguments.dropFirst())
