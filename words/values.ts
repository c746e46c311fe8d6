/**
 * The names of the values that a compiled message needs, in every branch of its plurals and selects.
 * A compiled message is a list of text and `[name, type?, format?]`.
 */
export function valuesIn(message: unknown): string[] {
  return [...new Set(namesIn(message))];
}

function namesIn(tokens: unknown): string[] {
  if (!Array.isArray(tokens)) return [];
  return tokens.flatMap((token) => {
    if (!Array.isArray(token)) return [];
    const [name, , format] = token;
    const branches = typeof format === 'object' && format !== null ? Object.values(format) : [];
    return [String(name), ...branches.flatMap(namesIn)];
  });
}
