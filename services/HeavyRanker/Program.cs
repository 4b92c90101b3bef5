using FeedRanking.Features;
using FeedRanking.HeavyRanker.Grpc;
using FeedRanking.Ranking;
using FeedRanking.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.Services.AddFeatureStore();
builder.Services.AddCatalogueReplica();
builder.Services.AddRanker("heavy-ranker", RankingFeatures.Heavy);

var app = builder.Build();
app.MapServiceDefaults();
app.MapGrpcService<HeavyRankerService>();
app.Run();
