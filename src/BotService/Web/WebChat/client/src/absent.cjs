// Stands in for a package that the page does not use; its names are undefined.
module.exports = {};
