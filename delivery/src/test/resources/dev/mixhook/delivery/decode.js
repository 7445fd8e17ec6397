// Prints the parameter users of each form on standard input, a line each.
const {parse} = require('node:querystring');
const {readFileSync} = require('node:fs');

const forms = readFileSync(0, 'latin1').split('\n').slice(0, -1);
process.stdout.write(forms.map(form => parse(form).users + '\n').join(''));
