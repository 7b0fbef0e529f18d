using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Azure.Data.Tables;

/// <summary>A row whose columns are known only when the program runs.</summary>
public sealed class TableEntity : ITableEntity, IDictionary<string, object>
{
    private readonly Dictionary<string, object> _columns;

    public TableEntity()
        : this(null)
    {
    }

    public TableEntity(string partitionKey, string rowKey)
        : this(null)
    {
        PartitionKey = partitionKey;
        RowKey = rowKey;
    }

    public TableEntity(IDictionary<string, object>? values) => _columns = values is null ? [] : new Dictionary<string, object>(values);

    public string PartitionKey
    {
        get => GetString(Columns.PartitionKey)!;
        set => _columns[Columns.PartitionKey] = value;
    }

    public string RowKey
    {
        get => GetString(Columns.RowKey)!;
        set => _columns[Columns.RowKey] = value;
    }

    public DateTimeOffset? Timestamp
    {
        get => GetDateTimeOffset(Columns.Timestamp);
        set => _columns[Columns.Timestamp] = value!;
    }

    public ETag ETag
    {
        get => new(GetString(Columns.ETag)!);
        set => _columns[Columns.ETag] = value.ToString();
    }

    public ICollection<string> Keys => _columns.Keys;

    public int Count => _columns.Count;

    ICollection<object> IDictionary<string, object>.Values => _columns.Values;

    bool ICollection<KeyValuePair<string, object>>.IsReadOnly => false;

    /// <summary>The value of a column, null when the row has none. A column that has a value keeps its type.</summary>
    /// <exception cref="InvalidOperationException">The new value has another type than the present one.</exception>
    public object this[string key]
    {
        get => TryGetValue(key, out var value) ? value : null!;
        set => _columns[key] = SameType(key, value);
    }

    /// <exception cref="InvalidOperationException">The column has another type.</exception>
    public string? GetString(string key) => (string?)Get(key, typeof(string));

    /// <inheritdoc cref="GetString"/>
    public byte[]? GetBinary(string key) => (byte[]?)Get(key, typeof(byte[]));

    /// <inheritdoc cref="GetString"/>
    public BinaryData? GetBinaryData(string key) => (BinaryData?)Get(key, typeof(BinaryData));

    /// <inheritdoc cref="GetString"/>
    public bool? GetBoolean(string key) => (bool?)Get(key, typeof(bool));

    /// <inheritdoc cref="GetString"/>
    public DateTime? GetDateTime(string key) => (DateTime?)Get(key, typeof(DateTime));

    /// <inheritdoc cref="GetString"/>
    public DateTimeOffset? GetDateTimeOffset(string key) => (DateTimeOffset?)Get(key, typeof(DateTimeOffset));

    /// <inheritdoc cref="GetString"/>
    public double? GetDouble(string key) => (double?)Get(key, typeof(double));

    /// <inheritdoc cref="GetString"/>
    public Guid? GetGuid(string key) => (Guid?)Get(key, typeof(Guid));

    /// <inheritdoc cref="GetString"/>
    public int? GetInt32(string key) => (int?)Get(key, typeof(int));

    /// <inheritdoc cref="GetString"/>
    public long? GetInt64(string key) => (long?)Get(key, typeof(long));

    public void Add(string key, object value) => this[key] = value;

    public bool ContainsKey(string key) => _columns.ContainsKey(key);

    public bool Remove(string key) => _columns.Remove(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object value) => _columns.TryGetValue(key, out value);

    public void Clear() => _columns.Clear();

    void ICollection<KeyValuePair<string, object>>.Add(KeyValuePair<string, object> item) => Add(item.Key, item.Value);

    bool ICollection<KeyValuePair<string, object>>.Contains(KeyValuePair<string, object> item) => Pairs.Contains(item);

    void ICollection<KeyValuePair<string, object>>.CopyTo(KeyValuePair<string, object>[] array, int arrayIndex) =>
        Pairs.CopyTo(array, arrayIndex);

    bool ICollection<KeyValuePair<string, object>>.Remove(KeyValuePair<string, object> item) => Pairs.Remove(item);

    IEnumerator<KeyValuePair<string, object>> IEnumerable<KeyValuePair<string, object>>.GetEnumerator() => _columns.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _columns.GetEnumerator();

    private ICollection<KeyValuePair<string, object>> Pairs => _columns;

    private object? Get(string key, Type type)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        return _columns.GetValueOrDefault(key) switch
        {
            null => null,
            var value when type.IsInstanceOfType(value) => value,
            DateTimeOffset moment when type == typeof(DateTime) => moment.UtcDateTime,
            DateTime moment when type == typeof(DateTimeOffset) => new DateTimeOffset(moment),
            byte[] bytes when type == typeof(BinaryData) => BinaryData.FromBytes(bytes),
            BinaryData data when type == typeof(byte[]) => data.ToArray(),
            var value => throw new InvalidOperationException($"Column {key} is a {value.GetType().Name}, not a {type.Name}."),
        };
    }

    private object SameType(string key, object value)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        return (_columns.GetValueOrDefault(key), value) switch
        {
            (null, _) or (_, null) => value!,
            (var old, _) when old.GetType().IsInstanceOfType(value) => value,
            (int, long or double) => value,
            (long, int number) => (long)number,
            (double, int number) => (double)number,
            (var old, _) => throw new InvalidOperationException(
                $"Column {key} is a {old.GetType().Name} and cannot become a {value.GetType().Name}."),
        };
    }
}
