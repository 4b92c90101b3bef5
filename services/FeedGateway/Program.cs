using FeedRanking.FeedGateway;
using FeedRanking.FeedGateway.Edge;
using FeedRanking.FeedGateway.Grpc;
using FeedRanking.FeedGateway.Ops;
using FeedRanking.ServiceDefaults;

// Settings lie beside the program, wherever it is started from.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.AddServiceDefaults();
builder.Services
    .AddFeatureStore()
    .AddEventPublisher().AddServedFeedLog()
    .AddModelServices().AddPopularLists()
    .AddHomeFeed().AddEventIntake().AddFeedWarmUp();
builder.AddGatewayOps();

var app = builder.Build();
app.MapServiceDefaults();
app.MapGateway();
await app.RunAsync();
