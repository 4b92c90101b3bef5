using FeedRanking.CandidateRetrieval;
using FeedRanking.CandidateRetrieval.Grpc;
using FeedRanking.Chaos;
using FeedRanking.ServiceDefaults;

// Settings lie beside the program, wherever it is started from.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.AddServiceDefaults().AddOps(FaultTargets.CandidateRetrieval);
builder.Services.AddFeatureStore().AddCatalogueReplica();
builder.Services.AddCandidateRetrieval();

var app = builder.Build();
app.MapServiceDefaults().MapOps();
app.MapGrpcService<CandidateRetrievalService>();
app.Run();
