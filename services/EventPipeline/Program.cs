using FeedRanking.EventPipeline.Engagement;
using FeedRanking.EventPipeline.Impressions;
using FeedRanking.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.Services.AddFeatureStore().AddRedisReadiness().AddCatalogueReplica();
builder.Services.AddKafkaReadiness();
builder.Services.AddEngagementStream();
builder.Services.AddImpressionLog();

var app = builder.Build();
app.MapServiceDefaults();
await app.RunAsync();
