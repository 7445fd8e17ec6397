exports.NativeModules = {};
exports.Platform = { OS: 'android', Version: 36, constants: { Brand: 'test', Model: 'test' } };
