using FeedRanking.Contracts.Reuse;
using FeedRanking.Contracts.V1;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace FeedRanking.FeedGateway.Tests.Grpc;

/// <summary>Messages that are used again.</summary>
public sealed class MessagePoolTests
{
    [Fact]
    public void Message_ThatComesBack_IsEmptyAndTheSame()
    {
        var pool = new MessagePool<ScoreResponse>(static message => message.Scores.Clear());
        var message = pool.Rent();
        message.Scores.AddRange([1, 2, 3]);
        pool.Return(message);
        pool.Rent().ShouldBeSameAs(message);
        message.Scores.ShouldBeEmpty();
    }

    [Fact]
    public void EveryPool_ClearsEveryField()
    {
        ComesBackEmpty(Messages.ScoreRequests);
        ComesBackEmpty(Messages.ScoreResponses);
        ComesBackEmpty(Messages.RetrieveRequests);
        ComesBackEmpty(Messages.RetrieveResponses);
    }

    // A field that the contract gets later and nobody clears is found here.
    private static void ComesBackEmpty<T>(MessagePool<T> pool)
        where T : class, IMessage<T>, new()
    {
        var message = new T();
        foreach (var field in message.Descriptor.Fields.InDeclarationOrder())
        {
            if (field.IsRepeated)
            {
                ((System.Collections.IList)field.Accessor.GetValue(message)).Add(Some(field));
            }
            else
            {
                field.Accessor.SetValue(message, Some(field));
            }
        }

        message.CalculateSize().ShouldBeGreaterThan(0);

        // Not by Return: these pools are everybody's.
        pool.Clear(message);
        message.CalculateSize().ShouldBe(0, message.Descriptor.Name);
    }

    private static object Some(FieldDescriptor field) => field.FieldType switch
    {
        FieldType.String => "x",
        FieldType.Bytes => ByteString.CopyFrom(1),
        FieldType.Int64 => 1L,
        FieldType.Int32 => 1,
        FieldType.Float => 1f,
        _ => new SourceFailure { Source = "x" },
    };
}
