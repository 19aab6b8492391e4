#addin nuget:?package=Maestro.Cake&version=VERSION
#load "tasks.cake"
