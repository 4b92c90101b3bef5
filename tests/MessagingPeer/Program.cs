using FeedRanking.MessagingPeer;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

var builder = Host.CreateApplicationBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.Services.AddPeer(builder.Configuration);
await builder.Build().RunAsync();
