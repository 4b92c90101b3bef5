using FeedRanking.CandidateRetrieval;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddFeatureStore().AddCatalogueReplica();
builder.Services.AddTwoTowerModel().AddCandidateSources().AddRetrieval();

var app = builder.Build();
await app.RunAsync();
