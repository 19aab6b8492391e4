#r "ADDIN/Maestro.Cake.dll"
#r "ADDIN/Maestro.Engine.dll"
#r "ADDIN/YamlDotNet.dll"
#load "tasks.cake"
