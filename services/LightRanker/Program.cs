using FeedRanking.Features;
using FeedRanking.LightRanker.Grpc;
using FeedRanking.Ranking;
using FeedRanking.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.Services.AddFeatureStore();
builder.Services.AddCatalogueReplica();
builder.Services.AddRanker("light-ranker", RankingFeatures.Light);

var app = builder.Build();
app.MapServiceDefaults();
app.MapGrpcService<LightRankerService>();
app.Run();
