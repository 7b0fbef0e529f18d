using System.Reflection;
using System.Reflection.Emit;
using LoketFunctions.DevelopmentHost.App;
using Microsoft.Azure.WebJobs;

namespace LoketFunctions.DevelopmentHost.Jobs;

/// <summary>
/// The functions as methods that WebJobs and its extensions understand: made while running, with the attributes that the
/// bindings stand for. Every one hands its arguments to <see cref="FunctionCalls.CallAsync"/>.
/// </summary>
internal static class FunctionMethods
{
    /// <summary>For WebJobs, which looks for functions in types.</summary>
    public static ITypeLocator Make(IEnumerable<Function> functions)
    {
        var assembly = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Functions"), AssemblyBuilderAccess.Run);
        var type = assembly.DefineDynamicModule("Functions").DefineType("Functions", TypeAttributes.Public, typeof(FunctionCalls));
        foreach (var function in functions)
            Define(type, function);
        return new Located(type.CreateType());
    }

    private static void Define(TypeBuilder type, Function function)
    {
        var parameters = function.Inputs.Select(FunctionParameter.Of).Append(FunctionParameter.Cancellation).ToList();
        var method = type.DefineMethod(
            function.Name, MethodAttributes.Public, function.Returns ? typeof(Task<object>) : typeof(Task),
            [.. parameters.Select(parameter => parameter.Type)]);
        method.SetCustomAttribute(MadeAttribute.Of(typeof(FunctionNameAttribute), [function.Name]));
        if (parameters[0].Attribute is null)
            method.SetCustomAttribute(MadeAttribute.Of(typeof(NoAutomaticTriggerAttribute), []));

        // return CallAsync(name, new object[] { every argument });
        var code = method.GetILGenerator();
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Ldstr, function.Name);
        code.Emit(OpCodes.Ldc_I4, parameters.Count);
        code.Emit(OpCodes.Newarr, typeof(object));
        for (var index = 0; index < parameters.Count; index++)
        {
            var made = method.DefineParameter(index + 1, ParameterAttributes.None, parameters[index].Name);
            if (parameters[index].Attribute is { } attribute)
                made.SetCustomAttribute(attribute);
            code.Emit(OpCodes.Dup);
            code.Emit(OpCodes.Ldc_I4, index);
            code.Emit(OpCodes.Ldarg, index + 1);
            if (parameters[index].Type.IsValueType)
                code.Emit(OpCodes.Box, parameters[index].Type);
            code.Emit(OpCodes.Stelem_Ref);
        }

        code.Emit(OpCodes.Call, typeof(FunctionCalls).GetMethod(nameof(FunctionCalls.CallAsync))!);
        code.Emit(OpCodes.Ret);
    }

    private sealed class Located(Type type) : ITypeLocator
    {
        public IReadOnlyList<Type> GetTypes() => [type];
    }
}
