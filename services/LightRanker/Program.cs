using FeedRanking.Chaos;
using FeedRanking.Features;
using FeedRanking.LightRanker.Grpc;
using FeedRanking.Ranking;
using FeedRanking.ServiceDefaults;

// Settings lie beside the program, wherever it is started from.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.AddServiceDefaults().AddOps(FaultTargets.LightRanker);
builder.Services.AddFeatureStore();
builder.Services.AddCatalogueReplica();
builder.Services.AddRanker("light-ranker", RankingFeatures.Light, LightRankerService.CallAsync);

var app = builder.Build();
app.MapServiceDefaults().MapOps();
app.MapGrpcService<LightRankerService>();
app.Run();
