// Read by whatever Node the machine has: keep to syntax and names that Node 12 knows.
var parts = process.versions.node.split('.');
var major = Number(parts[0]);

if (major < 20 || (major === 20 && Number(parts[1]) < 19)) {
  console.error(
    'Finemesh needs Node 20.19 or newer and this is ' + process.versions.node + ': install a newer Node and run the command again.',
  );
  process.exit(1);
}
