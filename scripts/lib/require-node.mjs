// Read by whatever Node the machine has: keep to syntax and names that Node 12 knows.
var parts = process.versions.node.split('.').map(Number);

if (parts[0] < 20 || (parts[0] === 20 && parts[1] < 19)) {
  console.error('Finemesh needs Node 20.19 or newer and this is ' + process.versions.node + ': install a newer Node and run the command again.');
  process.exit(1);
}
