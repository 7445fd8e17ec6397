// mixpanel-react-native is written for Metro, React Native's bundler: ES modules that name others without
// their endings, in a package that does not say that they are modules.
import { readFile } from 'node:fs/promises';

const LIBRARY = '/node_modules/mixpanel-react-native/';

export async function resolve(specifier, context, next) {
  try {
    return await next(specifier, context);
  } catch (error) {
    if (!context.parentURL?.includes(LIBRARY)) {
      throw error;
    }
    return next(`${specifier}.js`, context);
  }
}

export async function load(url, context, next) {
  if (!url.includes(LIBRARY)) {
    return next(url, context);
  }
  const text = await readFile(new URL(url), 'utf8');
  const source = url.endsWith('.json') ? `export default ${text}` : text;
  return { format: 'module', source, shortCircuit: true };
}
