using FeedRanking.FeedGateway;
using FeedRanking.FeedGateway.Edge;
using FeedRanking.FeedGateway.Grpc;
using FeedRanking.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.Services
    .AddFeatureStore()
    .AddEventPublisher().AddServedFeedLog()
    .AddModelServices()
    .AddPopularLists()
    .AddHomeFeed()
    .AddEventIntake()
    .AddWarmUp();

var app = builder.Build();
app.MapServiceDefaults();
app.MapGateway();
await app.RunAsync();
