// The C declarations of liblmdb (Debian package liblmdb-dev), for module Delivery.
#include <lmdb.h>
