using FeedRanking.CandidateRetrieval;
using FeedRanking.CandidateRetrieval.Grpc;
using FeedRanking.ServiceDefaults;

// Settings lie beside the program, wherever it is started from.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.AddServiceDefaults();
builder.Services.AddFeatureStore().AddCatalogueReplica();
builder.Services.AddCandidateRetrieval();

var app = builder.Build();
app.MapServiceDefaults();
app.MapGrpcService<CandidateRetrievalService>();
app.Run();
