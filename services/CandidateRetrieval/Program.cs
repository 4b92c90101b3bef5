using FeedRanking.CandidateRetrieval;
using FeedRanking.CandidateRetrieval.Grpc;
using FeedRanking.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.Services.AddFeatureStore().AddCatalogueReplica();
builder.Services.AddTwoTowerModel().AddCandidateSources().AddRetrieval();

var app = builder.Build();
app.MapServiceDefaults();
app.MapGrpcService<CandidateRetrievalService>();
app.Run();
