using FeedRanking.Chaos;
using FeedRanking.Features;
using FeedRanking.HeavyRanker.Grpc;
using FeedRanking.Ranking;
using FeedRanking.ServiceDefaults;

// Settings lie beside the program, wherever it is started from.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.AddServiceDefaults().AddOps(FaultTargets.HeavyRanker);
builder.Services.AddFeatureStore();
builder.Services.AddCatalogueReplica();
builder.Services.AddRanker("heavy-ranker", RankingFeatures.Heavy, HeavyRankerService.CallAsync);

var app = builder.Build();
app.MapServiceDefaults().MapOps();
app.MapGrpcService<HeavyRankerService>();
app.Run();
