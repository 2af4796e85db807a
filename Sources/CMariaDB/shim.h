// What Swift can not import of MariaDB Connector/C by itself.
#include <errmsg.h>
#include <mysql.h>
#include <mysqld_error.h>

// The host, or the list of hosts, that the option file names, once a connection was tried; a
// function with any number of arguments can not be called from Swift.
static inline const char *mariadb_hosts(MYSQL *connection) {
    const char *hosts = 0;
    if (mysql_get_optionv(connection, MARIADB_OPT_HOST, (void *)&hosts)) return 0;
    return hosts;
}
