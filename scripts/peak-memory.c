/* Prints the peak memory of a command in KiB: peak-memory COMMAND [ARGUMENT ...].
 *
 * Linux counts what a process held before its exec, so a command started by a large program (an
 * interpreter of scripts, say) never seems smaller than that. This program is as small as can be.
 */
#include <fcntl.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static int run_silently(char **command) {
    int nowhere = open("/dev/null", O_RDWR);
    for (int stream = 0; stream < 3; stream++)
        dup2(nowhere, stream);
    execvp(command[0], command);
    return 127;
}

int main(int argc, char **argv) {
    if (argc < 2) return 2;
    pid_t child = fork();
    if (child == 0) return run_silently(argv + 1);

    int status;
    struct rusage usage;
    if (child < 0 || waitpid(child, &status, 0) < 0) return 1;
    getrusage(RUSAGE_CHILDREN, &usage);
    printf("%ld\n", usage.ru_maxrss);
    return status != 0;
}
