// A program that imports the SDK speaks its messages, call options and errors without a second import.
@_exported public import RegentMessages
@_exported public import RegentModel
@_exported public import RegentRPC
@_exported public import RegentWire
