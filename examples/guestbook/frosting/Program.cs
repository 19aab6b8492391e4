// The guestbook's build with Cake Frosting: the environment stands while the tasks run, and is torn down whatever happens.
using Cake.Frosting;
using Guestbook.Build;

return new CakeHost()
    .UseContext<BuildContext>()
    .UseLifetime<Lifetime>()
    .Run(args);
