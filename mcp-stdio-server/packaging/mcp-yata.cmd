@echo off
rem YATA's MCP server on stdin and stdout, with the Java it needs beside it; the folder works wherever it is moved.
setlocal
rem These could make the JVM write to stdout; what it needs, say for a proxy, goes into YATA_JAVA_OPTIONS.
set _JAVA_OPTIONS=
set JDK_JAVA_OPTIONS=
set JAVA_TOOL_OPTIONS=
set _JAVA_LAUNCHER_DEBUG=
set "directory=%CD%"
cd /d "%~dp0..\lib\mcp-yata"
..\..\bin\java.exe @jvm.options %YATA_JAVA_OPTIONS% -XX:+DisplayVMOutputToStderr -Xlog:disable ^
    -Xlog:all=error:stderr "-Dyata.directory=%directory:\=/%" -jar mcp-stdio-server.jar %*
exit /b %ERRORLEVEL%
