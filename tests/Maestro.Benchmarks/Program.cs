using System.Globalization;
using Maestro.Benchmarks;

// A process of its own for each load, as a person's command is one.
if (args is [Loads.LoadOnce or Loads.DumpOnce, var once])
{
    Loads.Once(once, args[0] == Loads.DumpOnce);
    return 0;
}

if (args is [Scale.PlayOnce, var play, var file])
{
    await Scale.OnceAsync(play, file);
    return 0;
}

if (args is [FleetOfFakes.Word, var ships])
{
    await FleetOfFakes.ServeAsync(int.Parse(ships, CultureInfo.InvariantCulture));
    return 0;
}

if (args is ["scale"]) return Scale.Measure() ? 0 : 1;

if (args is ["load", ..])
{
    Loads.Compare(args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 3);
    Orders.Measure();
    return 0;
}

await Plays.CompareAsync(args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 3);
return 0;
