using Maestro.Engine;

return await WatchdogDuty.RunAsync(Console.In, Console.Out);
