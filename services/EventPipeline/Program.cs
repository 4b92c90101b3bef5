using FeedRanking.Chaos;
using FeedRanking.EventPipeline.Engagement;
using FeedRanking.EventPipeline.Impressions;
using FeedRanking.ServiceDefaults;

// Settings lie beside the program, wherever it is started from.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.AddServiceDefaults().AddOps(FaultTargets.EventPipeline);
builder.Services.AddFeatureStore().AddRedisReadiness().AddCatalogueReplica();
builder.Services.AddKafkaReadiness();
builder.Services.AddEngagementStream();
builder.Services.AddImpressionLog();

var app = builder.Build();
app.MapServiceDefaults().MapOps();
await app.RunAsync();
